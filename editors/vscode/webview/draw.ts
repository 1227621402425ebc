// The elements of the page. A run keeps all its text, so that a place in it is a place in the document.
import type { Run } from '../src/requests';
import { type Block, type Part, tidied } from './blocks';
import { look } from './look';

const TAGS: Readonly<Record<Block['kind'], string>> = { paragraph: 'p', numbered: 'p', heading: 'h2', rule: 'hr' };

export function element({ kind, parts }: Block): HTMLElement {
  const block = document.createElement(TAGS[kind]);
  block.className = kind;
  block.append(...parts.map(part));
  return block;
}

function part({ runs }: Part): HTMLElement {
  const line = document.createElement('span');
  line.className = 'line';
  line.append(...runs.map(run));
  // Lines follow one another as words do.
  line.append(' ');
  return line;
}

function run({ kind, text, label, character }: Run): HTMLElement {
  const piece = document.createElement(kind === 'name' ? 'mark' : 'span');
  piece.className = kind;
  piece.dataset.at = String(character);
  if (kind === 'name' && label) {
    piece.dataset.label = label;
    piece.style.setProperty('--name', look.colour(label));
    piece.title = look.title(label);
  }
  piece.append(...(look.tidy && kind !== 'heading' ? tidied(text).map(stretch) : [text]));
  return piece;
}

function stretch([text, shown]: [string, boolean]): Node {
  if (shown) return document.createTextNode(text);
  const hidden = document.createElement('span');
  hidden.className = 'hidden';
  hidden.textContent = text;
  return hidden;
}

/** The place in the document's line of a point of the page. */
export function characterAt(piece: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(piece, 0);
  before.setEnd(node, offset);
  return Number(piece.dataset.at) + before.toString().length;
}
