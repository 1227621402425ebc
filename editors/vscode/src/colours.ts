// The colours of names by label: the palette that comes with the extension, and what the user sets instead. No VS Code here.
import palette from '../palette.json';

export type ColourSetting = string | { readonly dark?: string; readonly light?: string };
export type Theme = 'dark' | 'light' | 'contrastDark' | 'contrastLight';
export const THEMES: readonly Theme[] = ['dark', 'light', 'contrastDark', 'contrastLight'];

interface Look {
  readonly hue: string | null;
  readonly italic?: boolean;
  readonly labels?: readonly string[];
}

const types = palette.types as Readonly<Record<string, Look>>;
const hues = palette.hues as Readonly<Record<string, Readonly<Record<Theme, string>>>>;
const COLOUR = /^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

/** A user's colour for dark and for light backgrounds; `undefined` if it is none. */
export function userColour(value: unknown): { dark?: string; light?: string } | undefined {
  if (typeof value === 'string') return isColour(value) ? { dark: value, light: value } : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { dark, light } = value as { dark?: unknown; light?: unknown };
  const colour = { ...(isColour(dark) && { dark }), ...(isColour(light) && { light }) };
  return colour.dark || colour.light ? colour : undefined;
}

function isColour(value: unknown): value is string {
  return typeof value === 'string' && COLOUR.test(value);
}

/** The token type of a label of the known sets. */
export function typeOfLabel(label: string): string | undefined {
  const upper = label.toUpperCase();
  return Object.keys(types).find((id) => types[id]?.labels?.includes(upper));
}

/** The palette as custom properties of a web page: `--person: …` for each theme. */
export function styleSheet(userColours: Readonly<Record<string, ColourSetting>>): string {
  return THEMES.map(
    (theme) => `${SELECTORS[theme]} { ${[...ofTypes(theme), ...ofUser(theme, userColours)].join(' ')} }`,
  ).join('\n');
}

const SELECTORS: Readonly<Record<Theme, string>> = {
  dark: 'body.vscode-dark',
  light: 'body.vscode-light',
  contrastDark: 'body.vscode-high-contrast',
  contrastLight: 'body.vscode-high-contrast-light',
};

function ofTypes(theme: Theme): string[] {
  return Object.entries(types).flatMap(([id, { hue }]) => (hue ? [`--${id}: ${hues[hue]?.[theme]};`] : []));
}

function ofUser(theme: Theme, colours: Readonly<Record<string, ColourSetting>>): string[] {
  const shade = theme === 'dark' || theme === 'contrastDark' ? 'dark' : 'light';
  return Object.entries(colours).flatMap(([label, value]) => {
    const colour = isLabel(label) ? userColour(value)?.[shade] : undefined;
    return colour ? [`--label-${label}: ${colour};`] : [];
  });
}

export function isLabel(text: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(text);
}

/** Where the names with these labels stand in a line: `[start, end, label]`. */
export function namesIn(line: string, labels: ReadonlySet<string>): [number, number, string][] {
  const names: [number, number, string][] = [];
  for (const match of line.matchAll(/\[([A-Za-z][\w-]*) +([^[\]]*?) *\]/g)) {
    const [whole, label = '', name = ''] = match;
    if (!labels.has(label) || name === '') continue;
    const start = match.index + whole.indexOf(name, label.length + 1);
    names.push([start, start + name.length, label]);
  }
  return names;
}
