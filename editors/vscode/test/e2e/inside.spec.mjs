// The suite that runs inside the extension host.
import path from 'node:path';
import { article, cable } from './samples.mjs';

export const suite = path.resolve(import.meta.dirname, '../inhost');
export const setup = { files: { 'cable.ann.txt': cable, 'edited.ann.txt': cable, 'article.ann.txt': article, 'own.ann.txt': 'The [VESSEL Tern  ] left [PORT Ashkeld  ] . \n' } };
