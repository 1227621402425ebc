// Switches the language mode of documents that are annotated by their content, whenever they are opened.
// Who takes a document that is open back from us, or asks for it to be treated as annotated, is remembered.
import {
  commands,
  type Disposable,
  type ExtensionContext,
  LanguageStatusSeverity,
  l10n,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { Decisions } from './decisions';
import { isAnnotated, MAX_LENGTH, MAX_LINES, mayBeAnnotated } from './detect';
import { LANGUAGE, settings } from './settings';

const UNTITLED_SETTLE_MS = 300;
const CONTEXT = 'glossator.recognised';

/**
 * A document that changes its language is closed and opened anew, and stays the same object; one that is closed
 * and opened again, in a preview tab or after a reload, is another object. So what was done to a document is
 * known by the object, and only a language that changes while it is open is the user's word.
 */
export class LanguageMode implements Disposable {
  /** The language that a document had when it was last heard of. */
  private readonly seen = new WeakMap<TextDocument, string>();
  /** Documents that were switched, with the language they had. */
  private readonly switched = new WeakMap<TextDocument, string>();
  /** Documents that the user has switched to another language while they were open. */
  private readonly left = new WeakSet<TextDocument>();
  private readonly asked = new Set<string>();
  private readonly timers = new Map<TextDocument, NodeJS.Timeout>();
  private readonly decisions: Decisions;
  private readonly item = languages.createLanguageStatusItem('glossator.recognised', { language: LANGUAGE });
  private readonly disposables: Disposable[];

  constructor(context: ExtensionContext) {
    this.decisions = new Decisions(context.globalState);
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
    const before = document && this.switched.get(document);
    if (document && before) await languages.setTextDocumentLanguage(document, before);
  }

  /** Takes the document in front for an annotated one, for good, whatever its name and content. */
  async treat(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!document || document.languageId === LANGUAGE) return;
    await this.decide(document, 'annotated');
    await this.switch(document);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const item of this.disposables) item.dispose();
  }

  private async opened(document: TextDocument): Promise<void> {
    const before = this.seen.get(document);
    this.seen.set(document, document.languageId);
    if (before === undefined) await this.recognise(document);
    else if (before !== document.languageId) await this.turned(document);
    this.show();
  }

  /** The language of a document that is open is another one. */
  private async turned(document: TextDocument): Promise<void> {
    const ours = this.switched.has(document);
    if (document.languageId === LANGUAGE) {
      if (!ours) await this.decide(document, undefined);
    } else if (ours) {
      this.switched.delete(document);
      this.left.add(document);
      await this.decide(document, 'other');
    }
  }

  private async recognise(document: TextDocument): Promise<void> {
    if (document.languageId === LANGUAGE) return;
    const decision = this.decisions.of(document.uri.toString());
    if (decision === 'annotated') return this.switch(document);
    if (decision === 'other' || this.left.has(document) || settings.recognise() === 'off') return;
    if (!mayBeAnnotated(document.languageId, document.fileName, document.uri.scheme)) return;
    if (!isAnnotated(beginning(document))) return;
    if (settings.recognise() === 'ask' && !(await this.agreed(document))) return;
    await this.switch(document);
  }

  /** An untitled document has no content when it is opened. */
  private typed(document: TextDocument): void {
    if (document.uri.scheme !== 'untitled' || document.languageId !== 'plaintext') return;
    clearTimeout(this.timers.get(document));
    this.timers.set(
      document,
      setTimeout(() => {
        this.timers.delete(document);
        if (!document.isClosed) void this.recognise(document);
      }, UNTITLED_SETTLE_MS),
    );
  }

  private async switch(document: TextDocument): Promise<void> {
    if (document.isClosed) return;
    this.switched.set(document, document.languageId);
    await languages.setTextDocumentLanguage(document, LANGUAGE);
    this.show();
  }

  private async agreed(document: TextDocument): Promise<boolean> {
    const key = document.uri.toString();
    // One question at a time about a document, and none again where it went without an answer.
    if (this.asked.has(key)) return false;
    this.asked.add(key);
    const yes = l10n.t('Yes'),
      no = l10n.t('No'),
      always = l10n.t('Always'),
      never = l10n.t('Never');
    const name = workspace.asRelativePath(document.uri);
    const answer = await window.showInformationMessage(
      l10n.t('{0} looks like an annotated document. Open it as one?', name),
      yes,
      no,
      always,
      never,
    );
    if (answer === yes) await this.decide(document, 'annotated');
    if (answer === no) await this.decide(document, 'other');
    if (answer === always) await workspace.getConfiguration('glossator').update('recognise', 'on', true);
    if (answer === never) await workspace.getConfiguration('glossator').update('recognise', 'off', true);
    return answer === yes || answer === always;
  }

  /** Names of untitled documents are used again for others. */
  private async decide({ uri }: TextDocument, decision: 'annotated' | 'other' | undefined): Promise<void> {
    if (uri.scheme !== 'untitled') await this.decisions.decide(uri.toString(), decision);
  }

  private show(): void {
    const document = window.activeTextEditor?.document;
    const here = document?.languageId === LANGUAGE && this.switched.has(document);
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
