// Going from mention to mention, and from finding to finding.
import {
  commands,
  l10n,
  languages,
  type Position,
  Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import type { Range as ServerRange } from 'vscode-languageclient/node';
import { NEXT_MENTION } from './requests';
import type { Server } from './server';
import { SECTION } from './settings';
import { nextStop, stops } from './walk';

export type Direction = 'next' | 'previous';

export async function goToMention(server: Server, editor: TextEditor, direction: Direction): Promise<void> {
  const client = server.running;
  if (!client) return;
  const { document, selection } = editor;
  const answer = await server.request<ServerRange | null>(NEXT_MENTION, {
    textDocument: { uri: document.uri.toString() },
    position: client.code2ProtocolConverter.asPosition(direction === 'next' ? selection.end : selection.start),
    direction,
  });
  if (!answer)
    return tell(
      server.supports(NEXT_MENTION) ? l10n.t('No other mention') : l10n.t('This Glossator server cannot do that'),
    );
  const range = client.protocol2CodeConverter.asRange(answer);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/**
 * Goes to the next finding in the order of the text, of any severity, and tells it at the cursor. VS Code's own
 * goes by severity, leaves hints out, and begins where it stood last instead of at the cursor.
 */
export async function goToFinding(editor: TextEditor, direction: Direction): Promise<void> {
  const found = languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === SECTION);
  const all = stops(found.map(({ range }) => range.start));
  const index = nextStop(all, editor.selection.start, direction);
  if (index === undefined) return tell(l10n.t('No findings'));
  const start = all[index] as Position;
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenterIfOutsideViewport);
  tell(l10n.t('Finding {0} of {1}', index + 1, all.length));
  await commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

function tell(words: string): void {
  window.setStatusBarMessage(`$(tag) ${words}`, 4000);
}
