// Going from mention to mention.
import { l10n, Selection, type TextEditor, TextEditorRevealType, window } from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import type { Server } from './client';
import { NEXT_MENTION } from './requests';

export async function goToMention(server: Server, editor: TextEditor, direction: 'next' | 'previous'): Promise<void> {
  const client = server.running;
  if (!client) return;
  const { document, selection } = editor;
  const answer = await server.request<Range | null>(NEXT_MENTION, {
    textDocument: { uri: document.uri.toString() },
    position: client.code2ProtocolConverter.asPosition(direction === 'next' ? selection.end : selection.start),
    direction,
  });
  if (!answer) {
    const words = server.supports(NEXT_MENTION) ? l10n.t('No other mention') : l10n.t('This Glossator server cannot do that');
    return void window.setStatusBarMessage(`$(tag) ${words}`, 3000);
  }
  const range = client.protocol2CodeConverter.asRange(answer);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
