// What settles findings: one, all of a kind, all that are safe.
'use strict';
const vscode = require('vscode');
const { ask, closed, equal, findings, opened, textIs, until, uriOf, withSettings, written } = require('./kit');

/** A finding with this code, once it is there. */
const found = (document, code) =>
  until(`the finding ${code}`, () =>
    vscode.languages.getDiagnostics(document.uri).find((one) => (one.code?.value ?? one.code) === code),
  ).catch(() => equal(findings(document), code, 'the findings'));

async function action(document, code, wanted) {
  const { range } = await found(document, code);
  const actions = await ask(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const chosen = actions.find(({ title }) => wanted.test(title));
  if (!chosen) throw new Error(`no ${wanted} among ${actions.map(({ title }) => title).join('; ')}`);
  return chosen;
}

async function fixed(before, code, wanted, after) {
  const { document } = await written(before);
  const { edit } = await action(document, code, wanted);
  await vscode.workspace.applyEdit(edit);
  await textIs(document, after);
  await until(`no ${code} left`, () => !findings(document).some(([one]) => one === code));
  await closed();
}

const TWO =
  'The [ORG the Guild  ] met [PER Ida ] . \nThe [ORG Trust  ] met [PER Emmet ] . \n[LOC Sorn  ] , [LOC Velm  ] , [LOC Ashkeld  ] . \n';

exports.tests = {
  'a tag that is not closed is closed': () =>
    fixed(
      'She met [PER Ida Oru at noon . \n[ORG Guild  ] , [LOC Sorn  ] . \n',
      'unclosed-entity',
      /Close/,
      'She met [PER Ida Oru  ] at noon . \n[ORG Guild  ] , [LOC Sorn  ] . \n',
    ),
  'a label in small letters is put right': () =>
    fixed(
      'She met [per Ida Oru  ] at noon . \n[ORG Guild  ] , [LOC Sorn  ] . \n',
      'label-case',
      /PER/,
      'She met [PER Ida Oru  ] at noon . \n[ORG Guild  ] , [LOC Sorn  ] . \n',
    ),

  'all of a kind at once': async () => {
    const { document } = await written(
      'She met [per Ida  ] at noon . \nHe met [per Emmet  ] , [ORG Guild  ] , [LOC Sorn  ] . \n',
    );
    const { edit } = await action(document, 'label-case', /^Fix all 2/);
    await vscode.workspace.applyEdit(edit);
    await textIs(document, 'She met [PER Ida  ] at noon . \nHe met [PER Emmet  ] , [ORG Guild  ] , [LOC Sorn  ] . \n');
    await ask('undo');
    equal(document.getText().includes('[per Ida'), true, 'taken back at once');
    await closed();
  },

  'all safe fixes by source.fixAll.glossator': async () => {
    const { document } = await written(TWO);
    await until('findings', () => findings(document).length > 0);
    await ask('editor.action.codeAction', { kind: 'source.fixAll.glossator', apply: 'first' });
    await textIs(document, TWO.replace('Ida ]', 'Ida  ]').replace('Emmet ]', 'Emmet  ]'));
    await closed();
  },

  'all safe fixes on saving, where the user wants it': () =>
    withSettings({ 'editor.codeActionsOnSave': { 'source.fixAll.glossator': 'explicit' } }, async () => {
      const document = await opened('saved.ann.txt');
      await until('findings', () => findings(document).length > 0);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'Now : ');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf('saved.ann.txt')));
      equal(saved, 'Now : She met [PER Ida  ] and [PER Emmet  ] of the [ORG Guild  ] in [LOC Sorn  ] . \n', 'the file');
      await closed();
    }),
};
