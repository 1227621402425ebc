// The language status: the server and its label set, what is in the document, and how it was recognised.
import {
  type Disposable,
  EventEmitter,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { STATUS, type Status } from './requests';
import type { Server } from './server';
import { LANGUAGE } from './settings';

const SETTLE_MS = 250;

/** What the server says of documents, kept for the one in front. */
export class StatusItems implements Disposable {
  private readonly server_ = languages.createLanguageStatusItem('glossator.server', { language: LANGUAGE });
  private readonly document_ = languages.createLanguageStatusItem('glossator.document', { language: LANGUAGE });
  private readonly changed = new EventEmitter<TextDocument>();
  /** The status of a document is to be asked for anew. */
  readonly onDidChange = this.changed.event;
  private readonly disposables: Disposable[];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly server: Server) {
    this.server_.name = 'Glossator';
    this.document_.name = l10n.t('Annotated document');
    const refresh = () => this.refresh();
    this.disposables = [
      this.server_,
      this.document_,
      this.changed,
      server.onDidChange(refresh),
      window.onDidChangeActiveTextEditor(refresh),
      workspace.onDidChangeTextDocument(({ document }) => document === window.activeTextEditor?.document && refresh()),
      languages.onDidChangeDiagnostics(({ uris }) => {
        const front = window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === front)) refresh();
      }),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('glossator') && refresh()),
    ];
    this.refresh();
  }

  statusOf(document: TextDocument): Promise<Status | undefined> {
    return this.server.request<Status>(STATUS, { textDocument: { uri: document.uri.toString() } });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const item of this.disposables) item.dispose();
  }

  private refresh(): void {
    this.showServer();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.showDocument(), SETTLE_MS);
  }

  private showServer(): void {
    const item = this.server_,
      { state } = this.server;
    item.busy = state.kind === 'starting';
    item.severity = LanguageStatusSeverity.Information;
    item.command = { command: 'glossator.showLog', title: l10n.t('Show Log') };
    item.detail = undefined;
    switch (state.kind) {
      case 'running':
        item.text = `Glossator ${state.server.version}`;
        break;
      case 'missing':
        item.text = l10n.t('No server');
        item.severity = LanguageStatusSeverity.Error;
        item.command = { command: 'glossator.restartServer', title: l10n.t('Try Again') };
        break;
      case 'failed':
        item.text = l10n.t('The server does not run');
        item.detail = state.reason;
        item.severity = LanguageStatusSeverity.Error;
        item.command = { command: 'glossator.restartServer', title: l10n.t('Restart Server') };
        break;
      case 'starting':
        item.text = l10n.t('Starting…');
        break;
      default:
        item.text = 'Glossator';
    }
  }

  private async showDocument(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== LANGUAGE) return;
    this.changed.fire(document);
    const status = await this.statusOf(document);
    const item = this.document_;
    if (!status) {
      item.text = l10n.t('Annotated document');
      item.detail = undefined;
      item.command = undefined;
      return;
    }
    item.text = l10n.t('{0}: {1} mentions of {2} entities', status.labelSet, status.mentions, status.entities);
    item.detail = findings(status);
    item.severity = status.findings.error > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.command = { command: 'glossator.openSettings', title: l10n.t('Label Set') };
  }
}

/** The findings in words, those there are. */
function findings({ findings: count }: Status): string {
  const parts = [
    count.error && l10n.t('{0} errors', count.error),
    count.warning && l10n.t('{0} warnings', count.warning),
    count.information && l10n.t('{0} remarks', count.information),
    count.hint && l10n.t('{0} hints', count.hint),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : l10n.t('no findings');
}
