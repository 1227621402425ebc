// What comes up by itself while a mention is typed: labels, then names, and nothing in their way.
import {
  type CompletionItem,
  type CompletionList,
  type SignatureHelpContext,
  SignatureHelpTriggerKind,
  SnippetString,
} from 'vscode';

/** Behind a label that was taken, names are offered at once. */
export function goOn<Items extends CompletionItem[] | CompletionList | null | undefined>(offered: Items): Items {
  const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
  for (const item of items) {
    if (leavesRoomForName(item)) item.command ??= { command: 'editor.action.triggerSuggest', title: '' };
  }
  return offered;
}

/** `[ORG $0  ]`: the cursor is then where the name belongs. */
function leavesRoomForName({ insertText }: CompletionItem): boolean {
  return insertText instanceof SnippetString && /^\[?[\w-]+ +\$0/.test(insertText.value);
}

/** The form of a mention is shown to those who ask for it; unasked it would cover what is offered. */
export function isAskedFor({ triggerKind, isRetrigger }: SignatureHelpContext): boolean {
  return isRetrigger || triggerKind === SignatureHelpTriggerKind.Invoke;
}
