// One reading view: the page on one side, a document and its editor on the other.
import {
  type Disposable,
  l10n,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { READING, type Reading, type ReadingLine } from '../requests';
import type { Server } from '../server';
import { settings } from '../settings';
import type { StatusItems } from '../status';
import { page } from './html';
import { legend } from './legend';
import type { FromPage, ToPage } from './messages';

const LEGEND_SETTLE_MS = 400;
const LINES_MAX = 1000;

export class ReadingView implements Disposable {
  private readonly disposables: Disposable[];
  private legendTimer: NodeJS.Timeout | undefined;
  private ready = false;
  private top = -1;

  constructor(
    private readonly panel: WebviewPanel,
    private readonly document: TextDocument,
    private readonly extension: Uri,
    private readonly server: Server,
    private readonly status: StatusItems,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'out')] };
    this.disposables = [
      panel.webview.onDidReceiveMessage((message: FromPage) => void this.received(message)),
      workspace.onDidChangeTextDocument((event) => event.document === document && this.changed(event)),
      workspace.onDidCloseTextDocument((closed) => closed === document && panel.dispose()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scrolled(textEditor)),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.moved(textEditor)),
      status.onDidChange((of) => of === document && this.soonLegend()),
      server.onDidChange(({ kind }) => (kind === 'running' || kind === 'failed') && this.begin()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('glossator.colours') || event.affectsConfiguration('glossator.reading'))
          this.load();
      }),
    ];
    this.load();
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    clearTimeout(this.legendTimer);
    for (const item of this.disposables) item.dispose();
  }

  private load(): void {
    this.ready = false;
    this.panel.webview.html = page(this.panel.webview, this.extension);
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private async received(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.ready = true;
        return this.begin();
      case 'want':
        return this.answer(message.id, message.start, message.end);
      case 'jump':
        return this.jump(message.line, message.character);
    }
  }

  private begin(): void {
    const { document } = this;
    const last = document.lineCount - 1;
    const length = document.offsetAt(new Position(last, document.lineAt(last).text.length));
    this.post({
      kind: 'document',
      uri: document.uri.toString(),
      lineCount: document.lineCount,
      length,
      tidy: settings.tidySpacing(),
    });
    void this.showLegend();
    const editor = this.editor();
    if (!editor) return;
    this.top = -1;
    this.scrolled(editor);
    this.moved(editor);
  }

  /** The page knows of all changes up to the version that the lines are of, or the lines are not sent. */
  private async answer(id: number, start: number, end: number): Promise<void> {
    const { version } = this.document;
    const lines = await this.lines(start, end);
    if (!lines) return;
    if (version === this.document.version && lines !== 'stale') this.post({ kind: 'lines', id, lines });
    else this.post({ kind: 'stale', id });
  }

  private async lines(start: number, end: number): Promise<readonly ReadingLine[] | 'stale' | undefined> {
    const { document } = this;
    const parameters = {
      textDocument: { uri: document.uri.toString() },
      startLine: start,
      endLine: Math.min(end, start + LINES_MAX),
    };
    const reading = await this.server.request<Reading>(READING, parameters);
    if (reading) return reading.version === document.version ? reading.lines : 'stale';
    if (!this.server.running) this.post({ kind: 'message', text: l10n.t('The Glossator server is not running') });
    else if (!this.server.supports(READING))
      this.post({ kind: 'message', text: l10n.t('This Glossator server has no reading view') });
    else return 'stale';
    return undefined;
  }

  private changed({ contentChanges }: TextDocumentChangeEvent): void {
    for (const { range, text } of contentChanges) {
      const count = text.split(/\r\n|\r|\n/).length;
      this.post({ kind: 'change', start: range.start.line, end: range.end.line, count });
    }
    if (contentChanges.length > 0) this.soonLegend();
  }

  private soonLegend(): void {
    clearTimeout(this.legendTimer);
    this.legendTimer = setTimeout(() => void this.showLegend(), LEGEND_SETTLE_MS);
  }

  private async showLegend(): Promise<void> {
    const status = await this.status.statusOf(this.document);
    this.post({ kind: 'legend', entries: legend(status, () => this.document.getText()) });
  }

  private editor(): TextEditor | undefined {
    return window.visibleTextEditors.find((editor) => editor.document === this.document);
  }

  private scrolled(editor: TextEditor): void {
    const line = editor.visibleRanges[0]?.start.line;
    if (editor.document !== this.document || line === undefined || line === this.top || !settings.follow()) return;
    this.top = line;
    this.post({ kind: 'follow', line });
  }

  private moved(editor: TextEditor): void {
    if (editor.document !== this.document) return;
    const { line, character } = editor.selection.active;
    this.post({ kind: 'cursor', line, character, scroll: settings.follow() });
  }

  private async jump(line: number, character: number): Promise<void> {
    const position = this.document.validatePosition(new Position(line, character));
    const viewColumn = this.editor()?.viewColumn ?? ViewColumn.One;
    const editor = await window.showTextDocument(this.document, { viewColumn });
    editor.selection = new Selection(position, position);
    editor.revealRange(new Range(position, position), TextEditorRevealType.InCenterIfOutsideViewport);
  }
}
