// Notes within the text and counts above it, as the settings have them; levels of findings.
'use strict';
const vscode = require('vscode');
const { ask, closed, equal, findings, opened, until, withSettings, written } = require('./kit');

const hints = async (document) =>
  (
    (await ask('vscode.executeInlayHintProvider', document.uri, new vscode.Range(0, 0, document.lineCount, 0))) ?? []
  ).map(({ label }) => (Array.isArray(label) ? label.map(({ value }) => value).join('') : label).trim());
const lenses = async (document) =>
  ((await ask('vscode.executeCodeLensProvider', document.uri, 100)) ?? []).map(({ command }) => command?.title ?? '');

/** Waits for what `list` gives to be so. */
const become = (what, list, is) => until(what, async () => is(await list()));

exports.tests = {
  'an acronym has its meaning behind it, unless that is off': async () => {
    const { document } = await written(
      'The [ORG Office of Tidal Works  ] ( [ORG OTW  ] ) met . \n\nThe [ORG OTW  ] left [LOC Sorn  ] . \n',
    );
    const acronyms = async () =>
      (await hints(document)).filter((text) => text.includes('Office of Tidal Works')).length;
    await become('the note', acronyms, (count) => count > 0);
    await withSettings({ 'glossator.inlayHints.acronyms': false }, () =>
      become('no note', acronyms, (count) => count === 0),
    );
    await become('the note again', acronyms, (count) => count > 0);
    await closed();
  },

  'a name with two labels has the other one behind it, unless that is off': async () => {
    const { document } = await written(
      'The [ORG Marigold  ] sank . \nThe [ORG Marigold  ] rose . \nThe [LOC Marigold  ] sank . \n',
    );
    const others = async () => (await hints(document)).filter((text) => /ORG|LOC/.test(text)).length;
    await become('the note', others, (count) => count > 0);
    await withSettings({ 'glossator.inlayHints.conflicts': false }, () =>
      become('no note', others, (count) => count === 0),
    );
    await closed();
  },

  'paragraph numbers stand before the lines where the user wants them': async () => {
    const document = await opened('cable.ann.txt');
    const numbers = async () => (await hints(document)).filter((text) => /^¶\s*\d+/.test(text)).length;
    await until('the server', async () => (await hints(document)).length > 0 || (await lenses(document)).length > 0);
    equal(await numbers(), 0, 'numbers');
    await withSettings({ 'glossator.inlayHints.paragraphs': true }, () =>
      become('numbers', numbers, (count) => count > 10),
    );
  },

  'counts stand above the headings, unless that is off': async () => {
    const document = await opened('cable.ann.txt');
    await become(
      'counts',
      () => lenses(document),
      (all) => all.length > 1 && all.every((title) => /\d/.test(title)),
    );
    await withSettings({ 'glossator.codeLens': false }, () =>
      become(
        'no counts',
        () => lenses(document),
        (all) => all.length === 0,
      ),
    );
    await become(
      'counts again',
      () => lenses(document),
      (all) => all.length > 1,
    );
  },

  'references include what is not tagged where the user wants it': async () => {
    const { document, selection } = await written('The [ORG Zey|ra  ] met . \nThe Zeyra left . \n');
    const references = async () =>
      (await ask('vscode.executeReferenceProvider', document.uri, selection.active)).length;
    equal(await references(), 1, 'references');
    await withSettings({ 'glossator.references.untagged': true }, () =>
      become('two references', references, (count) => count === 2),
    );
    await closed();
  },

  'the entities of paragraphs are in the outline where the user wants them': async () => {
    const document = await opened('cable.ann.txt');
    const names = async () => {
      const all = [];
      const walk = (list) =>
        list.forEach(({ name, children }) => {
          all.push(name);
          walk(children);
        });
      walk(await ask('vscode.executeDocumentSymbolProvider', document.uri));
      return all.length;
    };
    const before = await until('the outline', names);
    await withSettings({ 'glossator.outline.entities': true }, async () => {
      // VS Code keeps an outline until the text changes.
      await ask('type', { text: ' ' });
      await become('more in the outline', names, (count) => count > before + 20);
    });
    await closed();
  },

  'a rule is off when the user says so': async () => {
    const { document } = await written('She met [per Ida  ] at noon . \n[ORG Guild  ] , [LOC Sorn  ] . \n');
    const said = () => findings(document).filter(([code]) => code === 'label-case').length;
    await become('the finding', said, (count) => count === 1);
    await withSettings({ 'glossator.rules': { 'label-case': 'off' } }, () =>
      become('no finding', said, (count) => count === 0),
    );
    await become('the finding again', said, (count) => count === 1);
    await closed();
  },
};
