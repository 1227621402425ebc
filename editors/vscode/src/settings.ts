// The user's settings, read where they are needed; and the part of them that the server is told.
import { workspace } from 'vscode';
import type { ColourSetting } from './colours';
import { FIXED, SERVER_SETTINGS } from './server_settings';

export const SECTION = 'glossator';
export const LANGUAGE = 'annotated-text';

function get<T>(name: string, otherwise: T): T {
  return workspace.getConfiguration(SECTION).get<T>(name) ?? otherwise;
}

export const settings = {
  recognise: () => get<'on' | 'ask' | 'off'>('recognise', 'on'),
  colours: () => get<Record<string, ColourSetting>>('colours', {}),
  follow: () => get('reading.follow', true),
  tidySpacing: () => get('reading.tidySpacing', true),
  serverPath: () => get<string | null>('server.path', null),
  serverArguments: () => get<string[]>('server.arguments', []),
  serverEnvironment: () => get<Record<string, string>>('server.environment', {}),
};

/** Settings that are not the server's own would be complained of, so it is told these alone. */
export function serverSettings(): object {
  return { ...FIXED, ...Object.fromEntries(SERVER_SETTINGS.map((name) => [name, get<unknown>(name, null)])) };
}
