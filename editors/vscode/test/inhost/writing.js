// Rename, completion and formatting.
'use strict';
const vscode = require('vscode');
const { ask, closed, equal, textIs, until, withSettings, written } = require('./kit');

const NAMES =
  'She met [PER Ida Oru  ] of the [ORG Guild  ] . \n[PER Ida Oru  ] ’s book is by [PER Ida Oru  ] , not by [PER Emmet  ] . \n';

async function renamed(before, to, after) {
  const { document, selection } = await written(before);
  const edit = await ask('vscode.executeDocumentRenameProvider', document.uri, selection.active, to);
  await vscode.workspace.applyEdit(edit);
  await textIs(document, after);
  await ask('undo');
  await textIs(document, before.replace('|', ''), 'after undo');
  await closed();
}

/** Labels of the items offered at the cursor. */
async function offered(marked, character) {
  const { document, selection } = await written(marked);
  const { items } = await ask('vscode.executeCompletionItemProvider', document.uri, selection.active, character);
  await closed();
  return items.map(({ label }) => label.label ?? label);
}

/** The text once the first item with the label is taken. */
async function completed(marked, label, after) {
  const editor = await written(marked);
  const { items } = await ask('vscode.executeCompletionItemProvider', editor.document.uri, editor.selection.active);
  const item = items.find((one) => (one.label.label ?? one.label) === label);
  if (!item) throw new Error(`no ${label} among ${items.map((one) => one.label.label ?? one.label)}`);
  const range = item.range?.replacing ?? item.range;
  await editor.insertSnippet(
    item.insertText instanceof vscode.SnippetString
      ? item.insertText
      : new vscode.SnippetString(String(item.insertText ?? item.label)),
    range,
  );
  await textIs(editor.document, after);
  await closed();
}

const UNTIDY = 'The [ORG Guild ]  met[PER Ida Oru] . \nIt met [PER Emmet  ] , [LOC Sorn  ] , [LOC Velm  ] . \n';
const TIDY = 'The [ORG Guild  ] met [PER Ida Oru  ] . \nIt met [PER Emmet  ] , [LOC Sorn  ] , [LOC Velm  ] . \n';

exports.tests = {
  'a name is renamed in all its mentions': () =>
    renamed(NAMES.replace('Ida Oru', 'Ida O|ru'), 'Una Oru', NAMES.replaceAll('Ida Oru', 'Una Oru')),
  'a label is renamed in all its mentions': () =>
    renamed(NAMES.replace('ORG', 'O|RG'), 'MISC', NAMES.replace('ORG', 'MISC')),

  'what is renamed is the name alone': async () => {
    const { document, selection } = await written(NAMES.replace('Ida Oru', 'Ida O|ru'));
    const { range, placeholder } = await ask('vscode.prepareRename', document.uri, selection.active);
    equal([document.getText(range), placeholder], ['Ida Oru', 'Ida Oru'], 'what is renamed');
    await closed();
  },

  'behind a bracket there are the labels': async () =>
    equal(
      (await offered('She met [| \nThe [ORG Guild  ] . \n', '[')).filter((label) => /^[A-Z]+$/.test(label)).sort(),
      ['LOC', 'MISC', 'ORG', 'PER'],
      'labels',
    ),
  'in a mention there are the names of its label first': async () =>
    equal(
      await offered('She met [PER Xi|  ] . \nThe [ORG Ximena  ] met [PER Xiphos Oru  ] . \n'),
      ['Xiphos Oru', 'Ximena'],
      'names',
    ),
  'a name that is taken stands in the mention alone': () =>
    completed(
      'She met [PER I|  ] . \nThe [ORG Guild  ] met [PER Ida Oru  ] . \n',
      'Ida Oru',
      'She met [PER Ida Oru  ] . \nThe [ORG Guild  ] met [PER Ida Oru  ] . \n',
    ),

  'a document is formatted, in one step': async () => {
    const { document } = await written(UNTIDY);
    await ask('editor.action.formatDocument');
    await textIs(document, TIDY);
    await ask('undo');
    await textIs(document, UNTIDY, 'after undo');
    await closed();
  },

  'what is selected is formatted alone': async () => {
    const { document } = await written(`${TIDY}«${UNTIDY.split('\n')[0]}»\nIt met [PER Emmet ] . \n`);
    await ask('editor.action.formatSelection');
    await textIs(document, `${TIDY}${TIDY.split('\n')[0]}\nIt met [PER Emmet ] . \n`);
    await closed();
  },

  'a mention is formatted when it is closed, where the user wants it': () =>
    withSettings({ 'editor.formatOnType': true, 'editor.autoClosingBrackets': 'never' }, async () => {
      const { document } = await written('She met [PER Ida| . \nThe [ORG Guild  ] met [PER Emmet  ] . \n');
      await ask('type', { text: ']' });
      await textIs(document, 'She met [PER Ida  ] . \nThe [ORG Guild  ] met [PER Emmet  ] . \n');
      await closed();
    }),

  'typing formats nothing by itself': () =>
    withSettings({ 'editor.autoClosingBrackets': 'never' }, async () => {
      const { document } = await written('She met [PER Ida| . \nThe [ORG Guild  ] met [PER Emmet  ] . \n');
      await ask('type', { text: ']' });
      await until('the bracket', () => document.getText().includes('Ida]'));
      await ask('vscode.executeDocumentSymbolProvider', document.uri);
      equal(document.getText().split('\n')[0], 'She met [PER Ida] . ', 'the line');
      await closed();
    }),
};
