// A stretch of lines of the document and its element: full when it is near the window, else a gap of about its height.
import type { ReadingLine } from '../src/requests';
import { type Block, blocks } from './blocks';
import { element } from './draw';

export class Chunk {
  readonly element = document.createElement('section');
  lines: readonly ReadingLine[] | undefined;
  /** The lines shown are not those of the document any more. */
  dirty = true;
  /** The request that is under way for it. */
  asked: number | undefined;
  private shown: { block: Block; element: HTMLElement }[] = [];

  constructor(
    public count: number,
    private readonly lineHeight: () => number,
  ) {
    this.element.className = 'chunk';
    this.empty();
  }

  get isShown(): boolean {
    return this.lines !== undefined;
  }

  /** Blocks that look the same stay as they are, so nothing flickers. */
  show(lines: readonly ReadingLine[]): void {
    this.lines = lines;
    this.dirty = false;
    const reusable = new Map<string, HTMLElement[]>();
    for (const { block, element } of this.shown) reusable.set(block.key, [...(reusable.get(block.key) ?? []), element]);
    this.shown = blocks(lines).map((block) => ({ block, element: reusable.get(block.key)?.shift() ?? element(block) }));
    this.arrange();
    this.element.style.minHeight = '';
  }

  /** Gives the elements up for a gap of the same height. */
  empty(): void {
    const height = this.isShown ? this.element.getBoundingClientRect().height : this.count * this.lineHeight();
    this.lines = undefined;
    this.dirty = true;
    this.shown = [];
    this.element.replaceChildren();
    this.element.style.minHeight = `${Math.round(height)}px`;
  }

  /** The elements of a line, counted from the chunk's first. */
  partsOf(line: number): HTMLElement[] {
    return this.shown.flatMap(({ block, element }) =>
      block.parts.flatMap((part, index) => (part.line === line ? [element.children[index] as HTMLElement] : [])),
    );
  }

  /** The line of a part's element. */
  lineOf(part: HTMLElement): number | undefined {
    const owner = this.shown.find(({ element }) => element === part.parentElement);
    const index = owner ? [...owner.element.children].indexOf(part) : -1;
    return owner?.block.parts[index]?.line;
  }

  private arrange(): void {
    let next = this.element.firstChild;
    for (const { element } of this.shown) {
      if (element === next) next = next.nextSibling;
      else this.element.insertBefore(element, next);
    }
    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  }
}
