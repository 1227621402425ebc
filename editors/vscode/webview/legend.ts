// The legend over the text: the labels in their colours with their counts. A click on one leaves it alone in colour, or with the others.
import type { LegendEntry } from '../src/reading/messages';
import { look } from './look';

export class Legend {
  private readonly muted = new Set<string>();
  private readonly sheet = new CSSStyleSheet();
  private readonly buttons = new Map<string, HTMLButtonElement>();

  constructor(private readonly root: HTMLElement) {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  show(entries: readonly LegendEntry[]): void {
    look.learn(entries);
    const labels = new Set(entries.map(({ label }) => label));
    for (const [label, button] of this.buttons) if (!labels.has(label)) this.remove(label, button);
    this.root.append(...entries.map((entry) => this.updated(entry)));
    for (const name of document.querySelectorAll<HTMLElement>('mark[data-label]')) {
      name.style.setProperty('--name', look.colour(name.dataset.label ?? ''));
    }
  }

  private updated({ label, meaning, count }: LegendEntry): HTMLButtonElement {
    const button = this.buttons.get(label) ?? this.made(label);
    button.style.setProperty('--name', look.colour(label));
    button.title = meaning;
    button.classList.toggle('none', count === 0);
    const number = button.querySelector('.count');
    if (number && number.textContent !== String(count)) number.textContent = String(count);
    return button;
  }

  private made(label: string): HTMLButtonElement {
    const button = document.createElement('button');
    const name = document.createElement('span');
    const count = document.createElement('span');
    name.className = 'label';
    name.textContent = label;
    count.className = 'count';
    button.append(name, count);
    button.ariaPressed = 'true';
    button.addEventListener('click', () => this.toggle(label, button));
    this.buttons.set(label, button);
    return button;
  }

  private remove(label: string, button: HTMLButtonElement): void {
    button.remove();
    this.buttons.delete(label);
    this.muted.delete(label);
    this.mute();
  }

  private toggle(label: string, button: HTMLButtonElement): void {
    if (!this.muted.delete(label)) this.muted.add(label);
    button.ariaPressed = String(!this.muted.has(label));
    this.mute();
  }

  private mute(): void {
    const selectors = [...this.muted].map((label) => `mark[data-label="${CSS.escape(label)}"]`);
    const after = selectors.map((selector) => `${selector}::after`);
    this.sheet.replaceSync(
      selectors.length > 0
        ? `${selectors.join()} { background: none; border-color: transparent; color: inherit; } ${after.join()} { display: none; }`
        : '',
    );
  }
}
