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
      window.onDidChangeVisibleTextEditors((editors) => this.soon(editors)),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon([textEditor])),
      workspace.onDidChangeTextDocument(({ document }) =>
        this.soon(window.visibleTextEditors.filter((editor) => editor.document === document)),
      ),
      workspace.onDidOpenTextDocument(() => this.soon(window.visibleTextEditors)),
    ];
    this.renew();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const item of [...this.brushes.values(), ...this.disposables]) item.dispose();
  }

  private renew(): void {
    for (const brush of this.brushes.values()) brush.dispose();
    this.brushes = new Map();
    for (const [label, value] of Object.entries(settings.colours())) {
      const colour = userColour(value);
      if (colour) this.brushes.set(label, window.createTextEditorDecorationType(options(colour)));
    }
    for (const editor of window.visibleTextEditors) this.paint(editor);
  }

  private soon(editors: readonly TextEditor[]): void {
    if (this.brushes.size === 0) return;
    for (const editor of editors) {
      clearTimeout(this.timers.get(editor));
      const paint = () => {
        this.timers.delete(editor);
        this.paint(editor);
      };
      this.timers.set(editor, setTimeout(paint, SETTLE_MS));
    }
  }

  private paint(editor: TextEditor): void {
    const labels = editor.document.languageId === LANGUAGE ? new Set(this.brushes.keys()) : new Set<string>();
    const found = new Map<string, Range[]>();
    for (const line of visibleLines(editor)) {
      for (const [start, end, label] of namesIn(editor.document.lineAt(line).text.slice(0, LINE_MAX), labels)) {
        found.set(label, [...(found.get(label) ?? []), new Range(line, start, line, end)]);
      }
    }
    for (const [label, brush] of this.brushes) editor.setDecorations(brush, found.get(label) ?? []);
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
