// The text as a column of chunks, of which those near the window are filled. Any size of document, little of it on the page.
import type { ReadingLine } from '../src/requests';
import { lastCut } from './blocks';
import { Chunk } from './chunk';

const CHUNK_LINES = 64;
const RETRY_MS = 30;
const NEAR = '1200px 0px';

export type Want = (id: number, start: number, end: number) => void;

export class Text {
  private chunks: Chunk[] = [];
  private near = new Set<Chunk>();
  private nextId = 1;
  private lineHeight = 24;
  private frame = 0;
  private readonly observer: IntersectionObserver;

  constructor(
    private readonly root: HTMLElement,
    private readonly want: Want,
    private readonly settled: () => void,
  ) {
    this.observer = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: NEAR });
  }

  /** Begins anew. What is shown of the same document stays until its lines come. */
  begin(lineCount: number, length: number): void {
    this.lineHeight = 8 + 25 * Math.max(1, length / lineCount / 85);
    const same = this.chunks.reduce((sum, chunk) => sum + chunk.count, 0) === lineCount;
    if (same) {
      for (const chunk of this.chunks) this.spoil(chunk);
      return;
    }
    this.observer.disconnect();
    this.near.clear();
    this.chunks = this.made(lineCount);
    this.root.replaceChildren(...this.chunks.map((chunk) => chunk.element));
    for (const { element } of this.chunks) this.observer.observe(element);
  }

  /** Lines `start` to `end` have become `count` others. */
  change(start: number, end: number, count: number): void {
    let at = 0,
      gone = end - start + 1,
      come = count;
    for (const chunk of [...this.chunks]) {
      const after = at + chunk.count;
      if (gone > 0 && after > start) {
        const taken = Math.min(gone, after - Math.max(at, start));
        chunk.count += come - taken;
        gone -= taken;
        come = 0;
        this.spoil(chunk);
        if (chunk.count === 0 && this.chunks.length > 1) this.drop(chunk);
        else this.part(chunk);
      }
      at = after;
    }
  }

  /** The lines that were asked for by `id`. */
  lines(id: number, lines: readonly ReadingLine[]): void {
    const chunk = this.chunks.find(({ asked }) => asked === id);
    if (!chunk) return;
    chunk.asked = undefined;
    if (lines.length !== chunk.count) {
      this.soon();
      return;
    }
    chunk.show(lines);
    this.settle(chunk);
    this.settled();
  }

  stale(id: number): void {
    const chunk = this.chunks.find(({ asked }) => asked === id);
    if (!chunk) return;
    // Not at once: whoever types goes on typing.
    setTimeout(() => {
      if (chunk.asked === id) chunk.asked = undefined;
      this.soon();
    }, RETRY_MS);
  }

  /** Where a line is on the page: its elements, else the chunk that it is in and how far down. */
  find(line: number): { chunk: Chunk; parts: HTMLElement[]; share: number } | undefined {
    let start = 0;
    for (const chunk of this.chunks) {
      if (line < start + chunk.count)
        return { chunk, parts: chunk.partsOf(line - start), share: (line - start) / chunk.count };
      start += chunk.count;
    }
    return undefined;
  }

  /** The line that an element of the page belongs to. */
  lineOf(part: HTMLElement): number | undefined {
    let start = 0;
    for (const chunk of this.chunks) {
      if (chunk.element.contains(part)) {
        const line = chunk.lineOf(part);
        return line === undefined ? undefined : start + line;
      }
      start += chunk.count;
    }
    return undefined;
  }

  private made(lineCount: number): Chunk[] {
    const chunks: Chunk[] = [];
    for (let left = lineCount; left > 0; left -= CHUNK_LINES)
      chunks.push(new Chunk(Math.min(left, CHUNK_LINES), () => this.lineHeight));
    return chunks;
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const chunk = this.chunks.find(({ element }) => element === target);
      if (!chunk) continue;
      if (isIntersecting) this.near.add(chunk);
      else {
        this.near.delete(chunk);
        chunk.asked = undefined;
        chunk.empty();
      }
    }
    this.ask();
  }

  private spoil(chunk: Chunk): void {
    chunk.dirty = true;
    chunk.asked = undefined;
    this.soon();
  }

  private soon(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.ask();
    });
  }

  private ask(): void {
    let start = 0;
    for (const chunk of this.chunks) {
      if (this.near.has(chunk) && chunk.dirty && chunk.asked === undefined) {
        chunk.asked = this.nextId++;
        this.want(chunk.asked, start, start + chunk.count);
      }
      start += chunk.count;
    }
  }

  private drop(chunk: Chunk): void {
    this.observer.unobserve(chunk.element);
    this.near.delete(chunk);
    chunk.element.remove();
    this.chunks.splice(this.chunks.indexOf(chunk), 1);
  }

  /** A chunk that has become long is parted. */
  private part(chunk: Chunk): void {
    if (chunk.count <= 4 * CHUNK_LINES) return;
    const rest = this.made(chunk.count - CHUNK_LINES);
    chunk.count = CHUNK_LINES;
    this.chunks.splice(this.chunks.indexOf(chunk) + 1, 0, ...rest);
    chunk.element.after(...rest.map(({ element }) => element));
    for (const { element } of rest) this.observer.observe(element);
  }

  /** A chunk ends where a block ends, so that no paragraph is torn: its last lines go to the next one. */
  private settle(chunk: Chunk): void {
    const next = this.chunks[this.chunks.indexOf(chunk) + 1];
    const cut = chunk.lines && next ? lastCut(chunk.lines) : 0;
    if (!chunk.lines || !next || cut === 0 || !this.tornAt(chunk.lines)) return;
    const kept = chunk.lines.slice(0, cut),
      moved = chunk.lines.slice(cut);
    chunk.count = kept.length;
    next.count += moved.length;
    chunk.show(kept);
    if (next.lines && !next.dirty) next.show([...moved, ...next.lines]);
    else this.spoil(next);
  }

  private tornAt(lines: readonly ReadingLine[]): boolean {
    return lines.at(-1)?.runs.some((run) => run.text.trim() !== '') ?? false;
  }
}
