// What came of accepting a finding, whoever asked for it: the command, or a quick fix.
import { l10n, window, workspace } from 'vscode';
import type { EditAnswer } from './requests';
import { isSettingsFile } from './settings_file';

/** The server's command. */
export const ACCEPT = 'glossator.accept';

/** The settings are changed, and stay so when they are saved. */
export async function tellAccepted({ applied, message }: EditAnswer): Promise<void> {
  if (!message) return;
  if (!applied) return void window.showWarningMessage(l10n.t('Not accepted: {0}', message));
  const save = l10n.t('Save');
  if ((await window.showInformationMessage(l10n.t('Accepted: {0}', message), save)) !== save) return;
  const unsaved = workspace.textDocuments.filter((document) => document.isDirty && isSettingsFile(document));
  await Promise.all(unsaved.map((settings) => settings.save()));
}
