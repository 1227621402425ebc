// Switches the language mode of documents that are annotated by their content. Once for each document:
// who switches back is not asked again, nor is the document switched again.
import { commands, type Disposable, type ExtensionContext, languages, LanguageStatusSeverity, l10n, type TextDocument, window, workspace } from 'vscode';
import { isAnnotated, MAX_LENGTH, MAX_LINES, mayBeAnnotated } from './recognise';
import { LANGUAGE, settings } from './settings';

const REFUSED = 'glossator.refused';
const REFUSED_MAX = 500;
const UNTITLED_SETTLE_MS = 300;
const CONTEXT = 'glossator.recognised';

export class Recognition implements Disposable {
  /** Documents that were looked at and switched, with the language they had. */
  private readonly switched = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly item = languages.createLanguageStatusItem('glossator.recognised', { language: LANGUAGE });
  private readonly disposables: Disposable[];

  constructor(private readonly context: ExtensionContext) {
    this.item.name = l10n.t('Recognition');
    this.disposables = [
      this.item,
      workspace.onDidOpenTextDocument((document) => void this.opened(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.typed(document)),
      window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    workspace.textDocuments.forEach((document) => void this.opened(document));
    this.show();
  }

  /** Switches the document in front back, for good. */
  async undo(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const before = document && this.switched.get(document.uri.toString());
    if (document && before) await languages.setTextDocumentLanguage(document, before);
  }

  dispose(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.disposables.forEach((item) => item.dispose());
  }

  private async opened(document: TextDocument): Promise<void> {
    const key = document.uri.toString();
    if (this.switched.has(key)) {
      // Opened anew under another language: the user has switched back.
      if (document.languageId !== LANGUAGE) await this.refuse(key);
      return this.show();
    }
    if (this.asked.has(key) || this.refused().includes(key) || settings.recognise() === 'off') return;
    if (!mayBeAnnotated(document.languageId, document.fileName, document.uri.scheme)) return;
    if (!isAnnotated(beginning(document))) return;
    this.asked.add(key);
    if (settings.recognise() === 'ask' && !(await this.agreed(document))) return;
    await this.switch(document);
  }

  /** An untitled document has no content when it is opened. */
  private typed(document: TextDocument): void {
    const key = document.uri.toString();
    if (document.uri.scheme !== 'untitled' || document.languageId !== 'plaintext' || this.asked.has(key)) return;
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => {
      this.timers.delete(key);
      if (!document.isClosed) void this.opened(document);
    }, UNTITLED_SETTLE_MS));
  }

  private async switch(document: TextDocument): Promise<void> {
    if (document.isClosed) return;
    this.switched.set(document.uri.toString(), document.languageId);
    await languages.setTextDocumentLanguage(document, LANGUAGE);
    this.show();
  }

  private async agreed(document: TextDocument): Promise<boolean> {
    const yes = l10n.t('Yes'), no = l10n.t('No'), always = l10n.t('Always'), never = l10n.t('Never');
    const name = workspace.asRelativePath(document.uri);
    const answer = await window.showInformationMessage(l10n.t('{0} looks like an annotated document. Open it as one?', name), yes, no, always, never);
    if (answer === no) await this.refuse(document.uri.toString());
    if (answer === always) await workspace.getConfiguration('glossator').update('recognise', 'on', true);
    if (answer === never) await workspace.getConfiguration('glossator').update('recognise', 'off', true);
    return answer === yes || answer === always;
  }

  private refused(): string[] {
    return this.context.globalState.get<string[]>(REFUSED, []);
  }

  private async refuse(key: string): Promise<void> {
    this.switched.delete(key);
    if (key.startsWith('untitled:') || this.refused().includes(key)) return;
    await this.context.globalState.update(REFUSED, [...this.refused(), key].slice(-REFUSED_MAX));
  }

  private show(): void {
    const document = window.activeTextEditor?.document;
    const here = document?.languageId === LANGUAGE && this.switched.has(document.uri.toString());
    void commands.executeCommand('setContext', CONTEXT, here);
    this.item.text = here ? l10n.t('Recognised by its content') : l10n.t('Recognised by its name');
    this.item.severity = LanguageStatusSeverity.Information;
    this.item.command = here ? { command: 'glossator.undoRecognition', title: l10n.t('Undo') } : undefined;
  }
}

function* beginning(document: TextDocument): Generator<string> {
  let left = MAX_LENGTH;
  for (let line = 0; line < Math.min(document.lineCount, MAX_LINES) && left > 0; line++) {
    const text = document.lineAt(line).text.slice(0, left);
    left -= text.length + 1;
    yield text;
  }
}
