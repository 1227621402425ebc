// What the extension and the page of the reading view say to each other. Types alone.
import type { ReadingLine } from '../requests';

export interface LegendEntry {
  readonly label: string;
  readonly meaning: string;
  /** The token type whose colour the label has. */
  readonly type: string;
  readonly count: number;
}

export type ToPage =
  | {
      readonly kind: 'document';
      readonly uri: string;
      readonly lineCount: number;
      readonly length: number;
      readonly tidy: boolean;
    }
  /** The answer to `want`; the page has been told of all changes up to it. */
  | { readonly kind: 'lines'; readonly id: number; readonly lines: readonly ReadingLine[] }
  /** No answer to `want`: the text has changed meanwhile. */
  | { readonly kind: 'stale'; readonly id: number }
  /** Lines `start` to `end`, both included, are `count` other lines now. */
  | { readonly kind: 'change'; readonly start: number; readonly end: number; readonly count: number }
  | { readonly kind: 'legend'; readonly entries: readonly LegendEntry[] }
  /** The text's window begins at this line. */
  | { readonly kind: 'follow'; readonly line: number }
  | { readonly kind: 'cursor'; readonly line: number; readonly character: number; readonly scroll: boolean }
  | { readonly kind: 'message'; readonly text: string };

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'want'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly kind: 'jump'; readonly line: number; readonly character: number };
