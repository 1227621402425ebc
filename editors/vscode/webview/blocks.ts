// From lines with their runs to blocks as they are read: paragraphs, headings. No page here.
import type { ReadingLine, Run } from '../src/requests';

/** The runs of one line that stand in one block. `line` counts from the first line given. */
export interface Part {
  readonly line: number;
  readonly runs: readonly Run[];
}

export interface Block {
  readonly kind: 'paragraph' | 'numbered' | 'heading' | 'rule';
  readonly parts: readonly Part[];
  /** What it shows; blocks with one key look the same. */
  readonly key: string;
}

interface Open {
  kind: Block['kind'];
  parts: { line: number; runs: Run[] }[];
}

/** A number begins a paragraph, a heading stands alone, a blank line ends what is before it. */
export function blocks(lines: readonly ReadingLine[]): Block[] {
  const done: Open[] = [];
  let open: Open = { kind: 'paragraph', parts: [] };
  const begin = (kind: Block['kind']) => {
    if (open.parts.length > 0) done.push(open);
    open = { kind, parts: [] };
  };
  const add = (line: number, run: Run) => {
    const last = open.parts.at(-1);
    if (last?.line === line) last.runs.push(run);
    else open.parts.push({ line, runs: [run] });
  };
  lines.forEach(({ runs }, line) => {
    if (runs.every((run) => run.text.trim() === '')) begin('paragraph');
    for (const run of runs) {
      if (run.kind === 'markup' || (run.text.trim() === '' && open.parts.length === 0)) continue;
      if (run.kind === 'number') begin('numbered');
      if (run.kind === 'heading' && open.kind !== 'heading') begin('heading');
      if (run.kind !== 'heading' && open.kind === 'heading' && run.text.trim() !== '') begin('paragraph');
      add(line, run);
    }
  });
  begin('paragraph');
  return done.map(({ kind, parts }) => ({ kind, parts, key: JSON.stringify([kind, parts.map((part) => part.runs)]) }));
}

/** The line at which the last block begins that begins a line: before it the lines may be parted. `0` if there is none. */
export function lastCut(lines: readonly ReadingLine[]): number {
  for (let line = lines.length - 1; line > 0; line--) {
    const runs = lines[line]?.runs ?? [];
    if (runs.every((run) => run.text.trim() === '')) return line;
    const first = runs.find((run) => run.kind !== 'markup' && run.text.trim() !== '');
    if (first?.kind === 'number' || first?.kind === 'heading') return line;
    // The number of a paragraph may end the line before its text.
    const before = lines[line - 1]?.runs.findLast((run) => run.kind !== 'markup' && run.text.trim() !== '');
    if (before?.kind === 'number' && line > 1) return line - 1;
  }
  return 0;
}

/** A text in stretches, those that are not shown marked: the blanks that a tagger puts before commas. */
export function tidied(text: string): [text: string, shown: boolean][] {
  const stretches: [string, boolean][] = [];
  let at = 0;
  for (const match of text.matchAll(/ +(?=[,.;:?!)\]”’%](?:[\s)”]|$))|(?<=[(“]) +|(?<=\s) +/g)) {
    if (match.index > at) stretches.push([text.slice(at, match.index), true]);
    stretches.push([match[0], false]);
    at = match.index + match[0].length;
  }
  if (at < text.length) stretches.push([text.slice(at), true]);
  return stretches;
}
