// Paints names in the colours that the user set by label. Only what is on screen; the user's theme settings stay untouched.
import {
  type DecorationRenderOptions,
  type Disposable,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  window,
  workspace,
} from 'vscode';
import { namesIn, userColour } from './colours';
import { LANGUAGE, settings } from './settings';

const SETTLE_MS = 40;
const LINE_MAX = 100_000;

export class Paint implements Disposable {
  private readonly disposables: Disposable[];
  private readonly timers = new Map<TextEditor, NodeJS.Timeout>();
  private brushes = new Map<string, TextEditorDecorationType>();

  constructor() {
    this.disposables = [
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('glossator.colours') && this.renew()),
      window.onDidChangeVisibleTextEditors((editors) => editors.forEach((editor) => this.soon(editor))),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon(textEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        window.visibleTextEditors
          .filter((editor) => editor.document === document)
          .forEach((editor) => this.soon(editor));
      }),
      workspace.onDidOpenTextDocument(() => window.visibleTextEditors.forEach((editor) => this.soon(editor))),
    ];
    this.renew();
  }

  dispose(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.brushes.forEach((brush) => brush.dispose());
    this.disposables.forEach((item) => item.dispose());
  }

  private renew(): void {
    this.brushes.forEach((brush) => brush.dispose());
    this.brushes = new Map();
    for (const [label, value] of Object.entries(settings.colours())) {
      const colour = userColour(value);
      if (colour) this.brushes.set(label, window.createTextEditorDecorationType(options(colour)));
    }
    window.visibleTextEditors.forEach((editor) => this.paint(editor));
  }

  private soon(editor: TextEditor): void {
    if (this.brushes.size === 0) return;
    clearTimeout(this.timers.get(editor));
    this.timers.set(
      editor,
      setTimeout(() => {
        this.timers.delete(editor);
        this.paint(editor);
      }, SETTLE_MS),
    );
  }

  private paint(editor: TextEditor): void {
    const labels = editor.document.languageId === LANGUAGE ? new Set(this.brushes.keys()) : new Set<string>();
    const found = new Map<string, Range[]>();
    for (const line of visibleLines(editor)) {
      for (const [start, end, label] of namesIn(editor.document.lineAt(line).text.slice(0, LINE_MAX), labels)) {
        found.set(label, [...(found.get(label) ?? []), new Range(line, start, line, end)]);
      }
    }
    this.brushes.forEach((brush, label) => editor.setDecorations(brush, found.get(label) ?? []));
  }
}

function options({ dark, light }: { dark?: string; light?: string }): DecorationRenderOptions {
  return { ...(dark && { dark: { color: dark } }), ...(light && { light: { color: light } }) };
}

function* visibleLines({ document, visibleRanges }: TextEditor): Generator<number> {
  const seen = new Set<number>();
  for (const { start, end } of visibleRanges) {
    for (let line = start.line; line <= Math.min(end.line, document.lineCount - 1); line++) {
      if (!seen.has(line)) yield line;
      seen.add(line);
    }
  }
}
