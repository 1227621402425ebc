// Finding the server's program: the setting, else the one in the extension, else PATH. No VS Code here.
// A path that is set and does not work is an error; nothing else is tried in its place.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

export type Origin = 'setting' | 'bundled' | 'path';

export interface Place {
  readonly origin: Origin;
  readonly program: string;
}

export interface Found extends Place {
  readonly version: string;
}

/** A place that was looked at, and why it will not do. */
export interface Failure extends Place {
  readonly reason: 'missing' | 'notExecutable' | 'cannotRun' | 'noAnswer';
  readonly detail: string;
}

export type Lookup =
  | { readonly found: Found; readonly failures: Failure[] }
  | { readonly found: undefined; readonly failures: Failure[] };

export interface Surroundings {
  readonly setting: string | null | undefined;
  readonly extensionFolder: string;
  readonly workspaceFolder: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
}

const PROBE_MS = 10_000;

/** Where the program may be, best first. */
export function places(here: Surroundings): Place[] {
  const name = here.platform === 'win32' ? 'glossator.exe' : 'glossator';
  const set = here.setting?.trim();
  if (set) return [{ origin: 'setting', program: expanded(set, here) }];
  return [
    { origin: 'bundled', program: path.join(here.extensionFolder, 'server', name) },
    ...folders(here).map((folder): Place => ({ origin: 'path', program: path.join(folder, name) })),
  ];
}

function folders({ environment, platform }: Surroundings): string[] {
  const value = environment.PATH ?? environment.Path ?? '';
  return value.split(platform === 'win32' ? ';' : ':').filter((folder) => path.isAbsolute(folder));
}

function expanded(program: string, { environment, workspaceFolder }: Surroundings): string {
  const home = environment.HOME ?? environment.USERPROFILE ?? '';
  return program
    .replace(/^~(?=[/\\]|$)/, home)
    .replaceAll('${userHome}', home)
    .replaceAll('${workspaceFolder}', workspaceFolder ?? '');
}

/** The first place with a program that runs here. Absent ones on PATH are not worth a word. */
export async function lookUp(here: Surroundings): Promise<Lookup> {
  const failures: Failure[] = [];
  for (const place of places(here)) {
    const result = await tried(place);
    if ('version' in result) return { found: result, failures };
    if (place.origin !== 'path' || result.reason !== 'missing') failures.push(result);
  }
  return { found: undefined, failures };
}

async function tried(place: Place): Promise<Found | Failure> {
  try {
    const { program } = place;
    if (!(await stat(program)).isFile()) return { ...place, reason: 'missing', detail: '' };
    await access(program, constants.X_OK);
  } catch (error) {
    const missing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    return { ...place, reason: missing ? 'missing' : 'notExecutable', detail: String((error as Error).message) };
  }
  return probed(place);
}

/** What `--version` says. A program of another platform, or another program, shows here. */
function probed(place: Place): Promise<Found | Failure> {
  return new Promise((resolve) => {
    const child = spawn(place.program, ['--version'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PROBE_MS,
      killSignal: 'SIGKILL',
    });
    let out = '',
      err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', (error) => resolve({ ...place, reason: 'cannotRun', detail: error.message }));
    child.on('close', (code, signal) => {
      const version = versionIn(out);
      if (code === 0 && version) resolve({ ...place, version });
      else if (signal) resolve({ ...place, reason: 'noAnswer', detail: signal });
      else resolve({ ...place, reason: 'cannotRun', detail: (err || out).trim().slice(0, 500) || `exit code ${code}` });
    });
  });
}

/** The version in `glossator 0.1.0 (…)`. */
export function versionIn(text: string): string | undefined {
  return /^glossator (\d+\.\d+\.\d+\S*)/.exec(text.trim())?.[1];
}

/** The server's environment: ours without what would make an Electron program of it. */
export function serverEnvironment(own: NodeJS.ProcessEnv, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { RUST_BACKTRACE: '1', ...own, ...extra };
  delete environment.ELECTRON_RUN_AS_NODE;
  return environment;
}
