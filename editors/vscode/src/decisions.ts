// What users said of documents: this one is annotated, that one is none. Kept for good. No VS Code here.

export type Decision = 'annotated' | 'other';

/** Where decisions are kept. */
export interface Keep {
  get(key: string): readonly (readonly [document: string, decision: Decision])[] | undefined;
  update(key: string, value: readonly (readonly [string, Decision])[]): PromiseLike<void>;
}

const KEY = 'glossator.decisions';
const MOST = 500;

export class Decisions {
  constructor(private readonly keep: Keep) {}

  of(document: string): Decision | undefined {
    return this.all().find(([name]) => name === document)?.[1];
  }

  /** The last word of the user on a document; `undefined` takes back what was said. The oldest are forgotten. */
  async decide(document: string, decision: Decision | undefined): Promise<void> {
    if (this.of(document) === decision) return;
    const others = this.all().filter(([name]) => name !== document);
    await this.keep.update(KEY, decision ? [...others, [document, decision] as const].slice(-MOST) : others);
  }

  private all() {
    return this.keep.get(KEY) ?? [];
  }
}
