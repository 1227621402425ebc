// When findings are asked for, and which are shown: colours come first, and who is typing a mention is not told that it is empty.
import { type Diagnostic, type Disposable, type TextDocument, Uri, window, workspace } from 'vscode';
import type { ProvideDiagnosticSignature, vsdiag } from 'vscode-languageclient/node';

/** VS Code asks for colours some 300 ms after a document was opened, on a busy machine later. */
const COLOURS_WITHIN_MS = 1_500;
const EMPTY = 'empty-entity';

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

export class Pulling implements Disposable {
  /** By document: open once it has its colours, or they take too long. */
  private readonly gates = new Map<string, Gate>();
  /** Documents a finding of which is held back, as long as the cursor is in it. */
  private readonly held = new Map<string, Diagnostic>();
  private readonly disposables: Disposable[];

  /** `again` has the findings asked for again. */
  constructor(again: (document: TextDocument) => void) {
    this.disposables = [
      workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri.toString())),
      window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
        const held = this.held.get(document.uri.toString());
        if (held && !isTypedIn(document, held)) again(document);
      }),
    ];
  }

  dispose(): void {
    for (const { open } of this.gates.values()) open();
    for (const item of this.disposables) item.dispose();
  }

  /** A document has got its colours. */
  coloured({ uri }: TextDocument): void {
    this.gate(uri.toString()).open();
  }

  async findings(
    of: TextDocument | Uri,
    previous: string | undefined,
    token: Parameters<ProvideDiagnosticSignature>[2],
    next: ProvideDiagnosticSignature,
  ): Promise<vsdiag.DocumentDiagnosticReport | null | undefined> {
    const document =
      of instanceof Uri ? workspace.textDocuments.find(({ uri }) => uri.toString() === of.toString()) : of;
    if (!document) return next(of, previous, token);
    const key = document.uri.toString();
    if (window.visibleTextEditors.some((editor) => editor.document === document)) await this.gate(key).opened;
    const report = await next(of, this.held.has(key) ? undefined : previous, token);
    if (!report || !('items' in report)) return report;
    const held = report.items.find((item) => isTypedIn(document, item));
    if (held) this.held.set(key, held);
    else this.held.delete(key);
    return held ? { ...report, items: report.items.filter((item) => item !== held) } : report;
  }

  private gate(key: string): Gate {
    const known = this.gates.get(key);
    if (known) return known;
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    setTimeout(open, COLOURS_WITHIN_MS);
    const gate = { opened, open };
    this.gates.set(key, gate);
    return gate;
  }

  private forget(key: string): void {
    this.gates.get(key)?.open();
    this.gates.delete(key);
    this.held.delete(key);
  }
}

/** Whether it says that a mention is empty in which the cursor is. */
function isTypedIn(document: TextDocument, { code, range }: Diagnostic): boolean {
  if (String(typeof code === 'object' ? code.value : code) !== EMPTY) return false;
  const editor = window.activeTextEditor;
  return editor?.document === document && editor.selection.isEmpty && range.contains(editor.selection.active);
}
