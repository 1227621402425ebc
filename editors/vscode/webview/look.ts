// How labels look: told by the legend, used by what is drawn.
import type { LegendEntry } from '../src/reading/messages';

class Look {
  tidy = true;
  private types = new Map<string, LegendEntry>();

  learn(entries: readonly LegendEntry[]): void {
    this.types = new Map(entries.map((entry) => [entry.label, entry]));
  }

  /** The user's colour, else that of the label's type. */
  colour(label: string): string {
    return `var(--label-${label}, var(--${this.types.get(label)?.type ?? 'label1'}))`;
  }

  title(label: string): string {
    const meaning = this.types.get(label)?.meaning;
    return meaning ? `${label}: ${meaning}` : label;
  }
}

export const look = new Look();
