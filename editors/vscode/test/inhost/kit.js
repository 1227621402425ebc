// What tests inside the extension host need.
'use strict';
const vscode = require('vscode');

const SLOW = Number(process.env.E2E_SLOW ?? 1);
const LANGUAGE = 'annotated-text';

exports.ask = (command, ...parameters) => vscode.commands.executeCommand(command, ...parameters);

/** What `look` finds, as soon as it finds something. */
async function until(what, look, ms = 20_000) {
  const end = Date.now() + ms * SLOW;
  for (let last; ; ) {
    last = await look();
    if (last) return last;
    if (Date.now() > end) throw new Error(`${what} did not come; last: ${JSON.stringify(last)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
exports.until = until;

function equal(actual, expected, what) {
  const [a, b] = [actual, expected].map((value) => JSON.stringify(value));
  if (a !== b) throw new Error(`${what}: got ${a}, expected ${b}`);
}
exports.equal = equal;

exports.uriOf = (name) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);

/** A file of the workspace, in front. */
exports.opened = async (name) => {
  const document = await vscode.workspace.openTextDocument(exports.uriOf(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
};

/**
 * A new document in front; in its text `|` is the cursor, `«` and `»` enclose what is selected.
 * The server knows it when this returns.
 */
exports.written = async (marked) => {
  const content = marked.replace(/[|«»]/g, '');
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  place(editor, marked);
  await served(document);
  return editor;
};

function place(editor, marked) {
  const at = (mark) => editor.document.positionAt(marked.slice(0, marked.indexOf(mark)).replace(/[|«»]/g, '').length);
  if (marked.includes('«')) editor.selection = new vscode.Selection(at('«'), at('»'));
  else if (marked.includes('|')) editor.selection = new vscode.Selection(at('|'), at('|'));
}
exports.place = place;

/** Waits until the server answers for a document. */
const served = (document) =>
  until('the server', async () => (await exports.ask('vscode.executeDocumentSymbolProvider', document.uri))?.length);
exports.served = served;

exports.textIs = async (document, wanted, what = 'the text') => {
  await until(what, () => document.getText() === wanted, 10_000).catch(() => equal(document.getText(), wanted, what));
};

/** What is found in a document: code and text. */
exports.findings = (document) =>
  vscode.languages
    .getDiagnostics(document.uri)
    .map(({ code, range }) => [String(code?.value ?? code), document.getText(range)]);

/** Closes what is in front without a question. */
exports.closed = () => exports.ask('workbench.action.revertAndCloseActiveEditor');

/** Settings while `run` runs. */
exports.withSettings = async (settings, run) => {
  const set = async (name, value) => {
    const [, section, rest] = /^(\w+)\.(.*)$/.exec(name);
    await vscode.workspace.getConfiguration(section, { languageId: undefined }).update(rest, value, false);
  };
  for (const [name, value] of Object.entries(settings)) await set(name, value);
  try {
    return await run();
  } finally {
    for (const name of Object.keys(settings)) await set(name, undefined);
  }
};
