// The page of the reading view: what it is told, what it tells, and where it scrolls to.
import type { FromPage, ToPage } from '../src/reading/messages';
import { characterAt } from './draw';
import { Legend } from './legend';
import { look } from './look';
import { Text } from './text';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const main = element('text');
const message = element('message');
const text = new Text(main, (id, start, end) => vscode.postMessage({ kind: 'want', id, start, end }), settled);
const legend = new Legend(element('legend'));

/** The line to be kept in the window until the reader scrolls. */
let target: { line: number; block: 'start' | 'nearest' } | undefined;
let cursor: { line: number; character: number } | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => told(data));
for (const event of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
  window.addEventListener(event, release, { passive: true, capture: true });
}
main.addEventListener('click', clicked);
vscode.postMessage({ kind: 'ready' });

/** A part of the page as it is sent. */
function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

function release(): void {
  target = undefined;
}

function told(data: ToPage): void {
  switch (data.kind) {
    case 'document':
      vscode.setState({ uri: data.uri });
      look.tidy = data.tidy;
      message.hidden = true;
      text.begin(data.lineCount, data.length);
      break;
    case 'lines':
      text.lines(data.id, data.lines);
      break;
    case 'stale':
      text.stale(data.id);
      break;
    case 'change':
      text.change(data.start, data.end, data.count);
      break;
    case 'legend':
      legend.show(data.entries);
      break;
    case 'follow':
      target = { line: data.line, block: 'start' };
      scroll();
      break;
    case 'cursor':
      cursor = data;
      if (data.scroll) target = { line: data.line, block: 'nearest' };
      mark();
      scroll();
      break;
    case 'message':
      message.textContent = data.text;
      message.hidden = false;
  }
}

/** New lines are on the page: what is to be seen of them is seen to. */
function settled(): void {
  message.hidden = true;
  mark();
  scroll();
}

function scroll(): void {
  const place = target && text.find(target.line);
  if (!target || !place) return;
  const head = main.offsetTop;
  const box = place.parts[0]?.getBoundingClientRect() ?? place.chunk.element.getBoundingClientRect();
  const top = place.parts.length > 0 ? box.top : box.top + box.height * place.share;
  const height = place.parts.length > 0 ? box.height : 0;
  if (target.block === 'start') window.scrollBy(0, top - head);
  else if (top < head || top + height > window.innerHeight) window.scrollBy(0, top - window.innerHeight / 3);
}

function mark(): void {
  for (const old of main.querySelectorAll('.current, .here')) old.classList.remove('current', 'here');
  if (!cursor) return;
  const { line, character } = cursor;
  for (const part of text.find(line)?.parts ?? []) {
    part.classList.add('current');
    for (const piece of part.querySelectorAll<HTMLElement>('mark')) {
      const at = Number(piece.dataset.at);
      if (at <= character && character <= at + (piece.textContent?.length ?? 0)) piece.classList.add('here');
    }
  }
}

function clicked({ clientX, clientY, target: clickedOn }: MouseEvent): void {
  if (!window.getSelection()?.isCollapsed) return;
  const caret = document.caretRangeFromPoint(clientX, clientY);
  const node = caret?.startContainer ?? (clickedOn as Node);
  const from = node instanceof HTMLElement ? node : node.parentElement;
  const piece = from?.closest<HTMLElement>('[data-at]');
  const part = from?.closest<HTMLElement>('.line');
  const line = part ? text.lineOf(part) : undefined;
  if (line === undefined) return;
  const character = piece && caret ? characterAt(piece, caret.startContainer, caret.startOffset) : 0;
  vscode.postMessage({ kind: 'jump', line, character });
}
