// What the server tells about documents, as extensions get it.
'use strict';
const vscode = require('vscode');
const { ask, equal, opened, until } = require('./kit');

/** The tokens of a document: `[text, type, modifiers]`. */
async function tokens(document) {
  const [legend, { data }] = await until('semantic tokens', async () => {
    const both = await Promise.all([
      ask('vscode.provideDocumentSemanticTokensLegend', document.uri),
      ask('vscode.provideDocumentSemanticTokens', document.uri),
    ]);
    return both.every(Boolean) && both[1].data.length > 0 && both;
  });
  const all = [];
  for (let at = 0, line = 0, character = 0; at < data.length; at += 5) {
    character = data[at] === 0 ? character + data[at + 1] : data[at + 1];
    line += data[at];
    const text = document.getText(new vscode.Range(line, character, line, character + data[at + 2]));
    all.push([
      text,
      legend.tokenTypes[data[at + 3]],
      legend.tokenModifiers.filter((_, bit) => data[at + 4] & (1 << bit)).join(),
    ]);
  }
  return all;
}

const mentions = (document) =>
  [...document.getText().matchAll(/\[([A-Z_]+) ([^[\]]*?) *\]/g)].map(([, label, name]) => [name, label]);
const TYPES = { PER: 'person', ORG: 'organization', LOC: 'location', MISC: 'misc' };

exports.tests = {
  'every mention of a cable is a token of its label, no more': async () => {
    const document = await opened('cable.ann.txt');
    const named = (await tokens(document))
      .filter(([, type]) => Object.values(TYPES).includes(type))
      .map(([text, type]) => [text, type]);
    equal(
      named,
      mentions(document).map(([name, label]) => [name, TYPES[label]]),
      'names',
    );
  },

  'after edits the tokens are those of the text as it is': async () => {
    const document = await opened('edited.ann.txt');
    await tokens(document);
    const copy = await vscode.workspace.openTextDocument({ language: 'annotated-text', content: '' });
    let seed = 7;
    const random = (below) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let round = 0; round < 30; round++) {
      const edit = new vscode.WorkspaceEdit();
      const start = document.positionAt(random(document.getText().length)),
        end = document.positionAt(document.offsetAt(start) + random(12));
      edit.replace(
        document.uri,
        new vscode.Range(start, end),
        ['', ']', '[PER Ida  ]', '\n', ' 😀 [ORG é', '¶'][random(6)],
      );
      await vscode.workspace.applyEdit(edit);
      if (round % 5 !== 4) continue;
      const whole = new vscode.WorkspaceEdit();
      whole.replace(copy.uri, new vscode.Range(0, 0, copy.lineCount, 0), document.getText());
      await vscode.workspace.applyEdit(whole);
      equal(await tokens(document), await tokens(copy), `tokens after ${round + 1} edits`);
    }
    await ask('workbench.action.revertAndCloseActiveEditor');
  },

  'all paragraphs are in the outline, in order, within the document': async () => {
    const document = await opened('cable.ann.txt');
    const symbols = await until(
      'symbols',
      async () =>
        (await ask('vscode.executeDocumentSymbolProvider', document.uri))?.length &&
        ask('vscode.executeDocumentSymbolProvider', document.uri),
    );
    const numbers = [];
    const walk = (list, within) =>
      list.forEach((symbol) => {
        if (within && !within.contains(symbol.range)) throw new Error(`${symbol.name} reaches out of its parent`);
        const number = /^¶ ?(\d+)/.exec(symbol.name)?.[1];
        if (number) numbers.push(Number(number));
        walk(symbol.children, symbol.range);
      });
    walk(symbols);
    equal(
      numbers,
      Array.from({ length: 17 }, (_, index) => index + 1),
      'paragraphs',
    );
  },

  'hover, folding, selection and highlights answer': async () => {
    const document = await opened('cable.ann.txt');
    const offset = document.getText().indexOf('Port Merrow');
    const position = document.positionAt(offset + 2);
    const [hover] = await until('hover', async () => {
      const all = await ask('vscode.executeHoverProvider', document.uri, position);
      return all?.length && all;
    });
    if (!/LOC/.test(hover.contents[0].value)) throw new Error(hover.contents[0].value);
    const folds = await ask('vscode.executeFoldingRangeProvider', document.uri);
    if (!(folds?.length > 10)) throw new Error(`${folds?.length} folds`);
    const [selection] = await ask('vscode.executeSelectionRangeProvider', document.uri, [position]);
    const texts = [];
    for (let range = selection; range; range = range.parent) texts.push(document.getText(range.range));
    if (!texts.includes('Port Merrow') || texts.at(-1).length < texts[0].length)
      throw new Error(JSON.stringify(texts.slice(0, 4)));
    const highlights = await ask('vscode.executeDocumentHighlights', document.uri, position);
    if (!(highlights?.length >= 5)) throw new Error(`${highlights?.length} highlights`);
  },

  'a broken tag is an error there, gone when it is whole': async () => {
    const document = await opened('article.ann.txt');
    const errors = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    const at = document.positionAt(document.getText().indexOf(']'));
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(at, at.translate(0, 1)));
    await vscode.workspace.applyEdit(edit);
    const [error] = await until('the error', () => errors().length > 0 && errors());
    equal(
      [error.range.start.line, error.source, typeof (error.code?.value ?? error.code)],
      [at.line, 'glossator', 'string'],
      'the error',
    );
    await ask('undo');
    await until('no error', () => errors().length === 0);
  },

  'untitled documents are served': async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'annotated-text',
      content: 'She met [PER Ida Oru  ] . \n',
    });
    await vscode.window.showTextDocument(document);
    equal(
      (await tokens(document)).map(([text, type]) => `${text}=${type}`),
      ['[=bracket', 'PER=labelName', 'Ida Oru=person', ']=bracket'],
      'tokens',
    );
    await ask('workbench.action.revertAndCloseActiveEditor');
  },

  'label sets are taken from the settings while the server runs': async () => {
    const document = await opened('own.ann.txt');
    const types = async () =>
      (await tokens(document))
        .map(([, type]) => type)
        .filter((type) => /^label\d|^unknownLabel/.test(type))
        .join();
    await vscode.workspace.getConfiguration('glossator').update('labelSet', ['VESSEL', 'PORT'], false);
    await until('two own labels', async () => (await types()) === 'label1,label2');
    await vscode.workspace.getConfiguration('glossator').update('labelSet', 'conll4', false);
    await until('unknown labels', async () => (await types()) === 'unknownLabel,unknownLabel');
    await vscode.workspace.getConfiguration('glossator').update('labelSet', undefined, false);
  },

  'every command that is contributed is there': async () => {
    const { contributes } = vscode.extensions.getExtension('glossator.glossator').packageJSON;
    const all = new Set(await vscode.commands.getCommands(true));
    equal(
      contributes.commands.map(({ command }) => command).filter((command) => !all.has(command)),
      [],
      'missing commands',
    );
  },
};
