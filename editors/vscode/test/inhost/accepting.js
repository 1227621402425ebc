// Findings that are accepted, and the settings of the project that say so.
'use strict';
const vscode = require('vscode');
const { ask, equal, findings, opened, until, uriOf } = require('./kit');

exports.tests = {
  'a finding that is accepted goes, and stays away when the settings are saved': async () => {
    const document = await opened('accepted/ships.ann.txt');
    const conflicts = () => vscode.languages.getDiagnostics(document.uri).filter((one) => (one.code?.value ?? one.code) === 'inconsistent-label');
    const [{ range }] = await until('the finding', () => conflicts().length > 0 && conflicts()).catch(() => equal(findings(document), 'inconsistent-label', 'findings'));
    const answer = await ask('glossator.accept', { uri: document.uri.toString(), code: 'inconsistent-label', position: range.start, scope: 'name' });
    equal([answer.applied, answer.message], [true, 'save glossator.toml to keep this'], 'the answer');
    await until('no finding', () => conflicts().length === 0);
    const settings = await until('the settings', () => vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('accepted/glossator.toml')));
    const text = settings.getText();
    if (!/\[\[accept\]\]\s+rule = "inconsistent-label"\s+name = "Marigold"/.test(text)) throw new Error(text);
    await settings.save();
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('accepted/glossator.toml'))), text, 'the file');
    equal(conflicts().length, 0, 'findings');
  },
};
