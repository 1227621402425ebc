// Findings that are accepted, and the settings of the project that say so.
'use strict';
const vscode = require('vscode');
const { ask, equal, findings, opened, until, uriOf } = require('./kit');

exports.tests = {
  'settings of the project are completed, explained and checked': async () => {
    const document = await opened('accepted/glossator.toml');
    const editor = vscode.window.activeTextEditor;
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '[rules]\nwhitespace = "loud"\n'));
    const labels = async (line, character) => {
      const { items } = await ask(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(line, character),
      );
      return items.map(({ label }) => label.label ?? label);
    };
    await until('levels', async () => (await labels(2, 14)).includes('hint'));
    const hovers = await until('a hover', async () => {
      const found = await ask('vscode.executeHoverProvider', document.uri, new vscode.Position(2, 3));
      return found.length > 0 && found;
    });
    if (!/white space/i.test(hovers[0].contents[0].value)) throw new Error(hovers[0].contents[0].value);
    await document.save();
    await until('the mistake', () => vscode.languages.getDiagnostics(document.uri).length === 1);
    const whole = new vscode.Range(1, 0, 3, 0);
    await editor.edit((edit) => edit.delete(whole));
    await document.save();
    await until('no mistake', () => vscode.languages.getDiagnostics(document.uri).length === 0);
    await ask('workbench.action.closeActiveEditor');
  },

  'a finding that is accepted goes, and stays away when the settings are saved': async () => {
    const document = await opened('accepted/ships.ann.txt');
    const conflicts = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter((one) => (one.code?.value ?? one.code) === 'inconsistent-label');
    const [{ range }] = await until('the finding', () => conflicts().length > 0 && conflicts()).catch(() =>
      equal(findings(document), 'inconsistent-label', 'findings'),
    );
    const answer = await ask('glossator.accept', {
      uri: document.uri.toString(),
      code: 'inconsistent-label',
      position: range.start,
      scope: 'name',
    });
    equal([answer.applied, answer.message], [true, 'save glossator.toml to keep this'], 'the answer');
    await until('no finding', () => conflicts().length === 0);
    const settings = await until('the settings', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith('accepted/glossator.toml')),
    );
    const text = settings.getText();
    if (!/\[\[accept\]\]\s+rule = "inconsistent-label"\s+name = "Marigold"/.test(text)) throw new Error(text);
    await settings.save();
    equal(
      new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('accepted/glossator.toml'))),
      text,
      'the file',
    );
    equal(conflicts().length, 0, 'findings');
  },
};
