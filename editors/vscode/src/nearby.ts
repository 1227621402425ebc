// Quick fixes of findings elsewhere in the line, which VS Code puts before those of the place where the cursor is.
import {
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Range,
  type TextDocument,
  window,
} from 'vscode';

/**
 * Whether VS Code asks for what could be fixed near the cursor, as it does when there is nothing to fix at the cursor:
 * for quick fixes alone, at an empty range, which is the end of a finding. `Ctrl+.` and `Enter` would change that place,
 * unseen, so there is no answer to it. Findings are asked about by their ranges, the cursor by where it is.
 */
export function asksNearby(document: TextDocument, range: Range, { only, triggerKind }: CodeActionContext): boolean {
  if (triggerKind !== CodeActionTriggerKind.Invoke || only?.value !== CodeActionKind.QuickFix.value || !range.isEmpty)
    return false;
  const editor = window.activeTextEditor;
  if (editor?.document !== document) return false;
  const { active, start, end } = editor.selection;
  return range.start.line === active.line && !range.start.isEqual(start) && !range.start.isEqual(end);
}
