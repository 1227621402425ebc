// A finding that is right as it is: which one, where else, why; the server writes it into the project's settings.
import {
  type Diagnostic,
  DiagnosticSeverity,
  l10n,
  languages,
  type QuickPickItem,
  type Range,
  type TextEditor,
  window,
} from 'vscode';
import { ACCEPT, tellAccepted } from './accepted';
import type { EditAnswer } from './requests';
import type { Server } from './server';

interface ScopeItem extends QuickPickItem {
  readonly scope: 'name' | 'file' | 'project';
}

export class Accepting {
  constructor(private readonly server: Server) {}

  /** Asks for what is not known from where the cursor is. */
  async asked(editor: TextEditor): Promise<void> {
    const finding = await this.finding(editor);
    const scope = finding && (await pickScope(finding));
    if (!scope) return;
    const reason = await window.showInputBox({
      title: l10n.t('Why is it right?'),
      prompt: l10n.t('It is written beside the exception; leave it empty to say nothing'),
    });
    if (reason === undefined) return;
    const position = this.server.running?.code2ProtocolConverter.asPosition(finding.range.start);
    const argument = {
      uri: editor.document.uri.toString(),
      code: codeOf(finding),
      position,
      scope,
      ...(reason.trim() && { reason: reason.trim() }),
    };
    const answer = await this.server.command<EditAnswer>(ACCEPT, argument);
    if (answer) await tellAccepted(answer);
    else void window.showWarningMessage(l10n.t('Nothing was changed; see the log'));
  }

  private async finding({ document, selection }: TextEditor): Promise<Diagnostic | undefined> {
    if (!this.server.running) return tell(l10n.t('The Glossator server is not running'));
    if (!this.server.offersCommand(ACCEPT)) return tell(l10n.t('This Glossator server cannot do that'));
    const inLine = languages
      .getDiagnostics(document.uri)
      .filter((one) => one.source === 'glossator' && meets(one.range, selection.active.line));
    const atCursor = inLine.filter(({ range }) => range.contains(selection.active));
    const here = atCursor.length > 0 ? atCursor : inLine;
    if (here.length === 0) return tell(l10n.t('There is no finding in this line'));
    if (here.length === 1) return here[0];
    const items = here.map((finding) => ({ label: codeOf(finding), detail: finding.message, finding }));
    return (await window.showQuickPick(items, { title: l10n.t('Accept which finding?'), matchOnDetail: true }))
      ?.finding;
  }
}

async function pickScope(finding: Diagnostic): Promise<ScopeItem['scope'] | undefined> {
  const file: ScopeItem = {
    scope: 'file',
    label: l10n.t('In this file'),
    detail: l10n.t('The same finding about any name'),
  };
  // A broken tag hides others, so none is accepted but in one file.
  const items: ScopeItem[] =
    finding.severity === DiagnosticSeverity.Error
      ? [file]
      : [
          {
            scope: 'name',
            label: l10n.t('For this name'),
            detail: l10n.t('The same finding about the same name, in all documents'),
          },
          file,
          { scope: 'project', label: l10n.t('In this project'), detail: l10n.t('The same finding wherever it is') },
        ];
  return (
    await window.showQuickPick(items, { title: l10n.t('Accept {0}', codeOf(finding)), placeHolder: finding.message })
  )?.scope;
}

const meets = ({ start, end }: Range, line: number) => start.line <= line && line <= end.line;

function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}

function tell(message: string): undefined {
  window.setStatusBarMessage(`$(tag) ${message}`, 6000);
}
