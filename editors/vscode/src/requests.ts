// The server's own requests and commands, as it documents them.
import type { Range } from 'vscode-languageclient/node';

export interface LabelStatus {
  readonly name: string;
  readonly meaning?: string;
  readonly tokenType?: string;
  /** How many mentions have it, if the server counts. */
  readonly count?: number;
}

/** `glossator/status` */
export interface Status {
  readonly version: number;
  readonly labelSet: string;
  readonly labels: readonly LabelStatus[];
  readonly mentions: number;
  readonly entities: number;
  readonly paragraphs: number;
  readonly findings: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly hint: number;
  };
}

export type RunKind = 'text' | 'name' | 'heading' | 'number' | 'portion' | 'page' | 'keyword' | 'markup';

export interface Run {
  readonly text: string;
  readonly kind: RunKind;
  readonly label?: string;
  /** Where it starts in its line. */
  readonly character: number;
}

export interface ReadingLine {
  readonly line: number;
  /** Whether only the beginning of a very long line is here. */
  readonly cut: boolean;
  readonly runs: readonly Run[];
}

/** `glossator/reading` */
export interface Reading {
  readonly version: number;
  readonly lineCount: number;
  readonly lines: readonly ReadingLine[];
}

/** What a command that edits answers, after it has asked for the edit. */
export interface EditAnswer {
  readonly applied: boolean;
  readonly message?: string;
  readonly selection?: Range;
}

export const STATUS = 'glossator/status';
export const READING = 'glossator/reading';
export const NEXT_MENTION = 'glossator/nextMention';

export type PlaceCommand =
  | 'unwrap'
  | 'unwrapAll'
  | 'tagAll'
  | 'merge'
  | 'split'
  | 'trimMention'
  | 'flatten'
  | 'renumber'
  | 'extendLeft'
  | 'extendRight'
  | 'shrinkLeft'
  | 'shrinkRight';
