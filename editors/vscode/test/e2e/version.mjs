// The VS Code that is tested in, and what was called otherwise in older ones.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const { version } = JSON.parse(
  readFileSync(path.join(process.env.GLOSSATOR_VSCODE, 'vscode/node_modules/code-server/package.json'), 'utf8'),
);
/** Of VS Code 1.MINOR. */
export const minor = Number(version.split('.')[1]);

/** A theme by the name it has here; none if it is not there yet. */
export function themeCalled(name) {
  if (minor > 100) return name;
  return name.endsWith(' 2026') ? undefined : name.replace(/^(Dark|Light) Modern$/, 'Default $1 Modern');
}
