// The reading views that are open, one for a document; kept when the window is reloaded.
import {
  type Disposable,
  type ExtensionContext,
  l10n,
  type TextDocument,
  type TextEditor,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Server } from '../server';
import type { StatusItems } from '../status';
import { ReadingView } from './view';

const TYPE = 'glossator.reading';

export class ReadingViews implements Disposable {
  private readonly views = new Map<string, ReadingView>();
  private readonly disposable: Disposable;

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
    private readonly status: StatusItems,
  ) {
    this.disposable = window.registerWebviewPanelSerializer(TYPE, {
      deserializeWebviewPanel: (panel, state) => this.restore(panel, state),
    });
  }

  /** Opens the view beside the editor, or shows the one there is. */
  open({ document }: TextEditor): void {
    const present = this.views.get(document.uri.toString());
    if (present) {
      present.reveal();
      return;
    }
    const beside = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.attach(window.createWebviewPanel(TYPE, title(document), beside), document);
  }

  dispose(): void {
    this.disposable.dispose();
    for (const view of this.views.values()) view.dispose();
  }

  private attach(panel: WebviewPanel, document: TextDocument): void {
    const key = document.uri.toString();
    panel.title = title(document);
    panel.iconPath = Uri.joinPath(this.context.extensionUri, 'images', 'file-dark.svg');
    const view = new ReadingView(panel, document, this.context.extensionUri, this.server, this.status);
    this.views.set(key, view);
    panel.onDidDispose(() => {
      view.dispose();
      this.views.delete(key);
    });
  }

  private async restore(panel: WebviewPanel, state: unknown): Promise<void> {
    const uri = (state as { uri?: unknown } | undefined)?.uri;
    try {
      if (typeof uri !== 'string') throw new Error('no document');
      this.attach(panel, await workspace.openTextDocument(Uri.parse(uri, true)));
    } catch {
      panel.dispose();
    }
  }
}

function title({ fileName }: TextDocument): string {
  return l10n.t('Reading {0}', fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1));
}
