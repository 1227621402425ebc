// The file with a project's settings: what it is called, and who shows it.
import { type Disposable, languages, type TextDocument, workspace } from 'vscode';

export const SETTINGS_LANGUAGE = 'glossator-settings';
const FILE = /(^|[\\/])glossator\.toml$/;

export function isSettingsFile({ fileName }: TextDocument): boolean {
  return FILE.test(fileName);
}

/** Our grammar is for where nobody else knows TOML; an extension that does gets the file, once each time it is opened. */
export function handOver(): Disposable {
  const seen = new WeakSet<TextDocument>();
  const opened = async (document: TextDocument) => {
    if (document.languageId !== SETTINGS_LANGUAGE || seen.has(document)) return;
    seen.add(document);
    if ((await languages.getLanguages()).includes('toml') && !document.isClosed)
      await languages.setTextDocumentLanguage(document, 'toml');
  };
  workspace.textDocuments.forEach((document) => void opened(document));
  return workspace.onDidOpenTextDocument((document) => void opened(document));
}
