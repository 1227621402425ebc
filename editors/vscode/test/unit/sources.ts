// The server's sources, in whichever of its files a thing is written.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = '../../src/server';

export const serverSources: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.rs'))
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));
