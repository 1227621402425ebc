// Findings settled from the menu of the light bulb, renaming, completion and formatting, by keys, as the user sees them.
import { readFileSync } from 'node:fs';
import { equal, ok, patience, until } from './wait.mjs';

const BROKEN = 'She met [PER Ida Oru at noon . \n';
const SMALL = 'He met [per Emmet  ] of the [ORG Guild  ] in [LOC Sorn  ] . \n';
const NAMES = 'The [ORG Guild  ] met [PER Ida Oru  ] . \nIt met [PER Ida Oru  ] twice , in [LOC Sorn  ] . \n';
const UNTIDY = 'The [ORG Trust ]  met[PER Una] . \nIt met [PER Emmet  ] , [LOC Sorn  ] , [LOC Velm  ] . \n';
const SHIPS =
  'The [ORG Marigold  ] sank . \nThe [ORG Marigold  ] rose . \nThe [LOC Marigold  ] is calm . \nThe [ORG Marigold  ] met [PER Ida  ] . \n';
/** What is wrong stands at the end of the line: the cursor's places before it are right. */
const NEARBY =
  'They left Quillhaven and saw [ORG Guild  ] in [LOC Sorn  ] with [per Emmet  ] at noon . \nThe [ORG Guild  ] met [PER Emmet  ] in [LOC Sorn  ] . \n';
const TERNS = SHIPS.replaceAll('Marigold', 'Grey Tern');

export const setup = {
  settings: { 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false },
  files: {
    'broken.ann.txt': BROKEN + SMALL,
    'names.ann.txt': NAMES,
    'nearby.ann.txt': NEARBY,
    'untidy.ann.txt': UNTIDY,
    'ships/ships.ann.txt': SHIPS,
    'ships/terns.ann.txt': TERNS,
    'ships/glossator.toml': '# What is agreed on.\n',
  },
  file: 'broken.ann.txt',
};

const lines = (workbench, wanted) =>
  until(
    `the lines ${wanted}`,
    async () => (await workbench.lines()).slice(0, wanted.length).join('\n') === wanted.join('\n'),
    15_000,
  );
const textIs = (workbench, text) =>
  lines(workbench, text.trimEnd() === text ? text.split('\n') : text.split('\n').slice(0, -1));

/** Opens the menu of Ctrl+. at the cursor and takes a row of it. It closes when other findings come, and is opened again. */
async function take(workbench, wanted, look = () => {}) {
  const row = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: wanted }).first();
  await until(`${wanted} in the menu`, async () => {
    if (!(await row.count())) {
      await workbench.key('Escape', 'Control+.');
      await row.waitFor({ state: 'visible', timeout: patience(2_000) });
    }
    await look();
    // The mouse itself: an old menu never counts as standing still.
    const { x, y, height } = await row.boundingBox({ timeout: patience(2_000) });
    await workbench.page.mouse.click(x + 40, y + height / 2);
    return until('the menu to go', async () => (await row.count()) === 0, 2_000);
  });
}

const plainEnd = (all, wanted) => all[0].endsWith(wanted);
const found = (workbench, kind) =>
  until(`a squiggle: ${kind}`, async () => (await workbench.squiggles()).includes(kind));

export const tests = {
  'a broken tag is closed from the menu, and one undo takes it back': async ({ workbench, picture }) => {
    await found(workbench, 'error');
    await workbench.goTo(1, 11);
    await take(workbench, /^Close/, () => picture('quick-fix'));
    const closed = 'She met [PER Ida Oru  ] at noon . \n';
    await textIs(workbench, closed + SMALL);
    await workbench.key('Control+Z');
    await textIs(workbench, BROKEN + SMALL);
    await workbench.key('Control+Shift+Z');
    await textIs(workbench, closed + SMALL);
  },

  'a label in small letters is put right from the menu': async ({ workbench }) => {
    await workbench.goTo(2, 10);
    await take(workbench, /PER/);
    await textIs(workbench, `She met [PER Ida Oru  ] at noon . \n${SMALL.replace('per', 'PER')}`);
    await until('no squiggle', async () => (await workbench.squiggles()).length === 0);
  },

  'Ctrl+. and Enter change nothing but what is at the cursor, whatever else is wrong in the line': async ({
    workbench,
    picture,
  }) => {
    await workbench.openFile('nearby.ann.txt');
    await textIs(workbench, NEARBY);
    await found(workbench, 'warning');
    const rows = workbench.page.locator('.action-widget .monaco-list-row');
    const elsewhere = NEARBY.split('\n')[0].slice(NEARBY.indexOf('[per'));
    for (const [place, column] of [
      ['plain text', 14],
      ['a correct mention', NEARBY.indexOf('Guild') + 3],
      ['another', NEARBY.indexOf('Sorn') + 3],
      ['words before it', NEARBY.indexOf('with') + 2],
    ]) {
      await workbench.goTo(1, column);
      await until(`the menu, or none, on ${place}`, async () => {
        await workbench.key('Escape', 'Control+.');
        return until(
          'the menu',
          async () =>
            (await rows.count()) > 0 || (await workbench.page.locator('.monaco-editor-overlaymessage').count()) > 0,
          2_000,
        );
      });
      await picture(`menu-${place.replaceAll(' ', '-')}`);
      const titles = await rows.allInnerTexts();
      equal(
        titles.filter((title) => /per|Emmet/.test(title)),
        [],
        `fixes of elsewhere on ${place}`,
      );
      if (titles.length > 0) await workbench.key('Enter');
      await until('no menu', async () => (await rows.count()) === 0);
      await workbench.key('Escape');
      await until('the end of the line as it was', async () => plainEnd(await workbench.lines(), elsewhere));
      await workbench.command('File: Revert File');
      await textIs(workbench, NEARBY);
    }
    await workbench.goTo(1, NEARBY.indexOf('Emmet') + 2);
    await take(workbench, /PER/);
    await textIs(workbench, NEARBY.replace('per', 'PER'));
    await workbench.command('File: Revert File');
  },

  'a name is renamed by F2, everywhere': async ({ workbench, picture }) => {
    await workbench.openFile('names.ann.txt');
    await textIs(workbench, NAMES);
    await workbench.goTo(1, NAMES.indexOf('Oru') + 2);
    const box = workbench.page.locator('.rename-box input, .rename-box .rename-input').first();
    await until('the box for the new name', async () => {
      if (!(await box.isVisible())) await workbench.key('F2');
      await box.waitFor({ state: 'visible', timeout: patience(3_000) });
      return (await box.inputValue()) === 'Ida Oru';
    });
    await box.fill('Una Vey');
    await picture('rename');
    await workbench.key('Enter');
    await textIs(workbench, NAMES.replaceAll('Ida Oru', 'Una Vey'));
    await workbench.key('Control+Z');
    await textIs(workbench, NAMES);
  },

  'in a mention the names are offered, and one is taken': async ({ workbench, picture }) => {
    await workbench.goTo(3);
    await workbench.type('She saw [PER Id');
    const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
    await until('the name', async () => {
      if (!(await rows.count())) await workbench.key('Control+Space');
      return (await rows.allInnerTexts()).some((text) => text.includes('Ida Oru'));
    });
    await picture('completion-name');
    await rows.filter({ hasText: 'Ida Oru' }).first().click();
    await until('the name in its mention', async () =>
      /^She saw \[PER Ida Oru {2}\]/.test((await workbench.lines())[2]),
    );
    await workbench.command('File: Revert File');
    await textIs(workbench, NAMES);
  },

  'a document is formatted by its key, and one undo takes it back': async ({ workbench }) => {
    await workbench.openFile('untidy.ann.txt');
    await textIs(workbench, UNTIDY);
    await workbench.focusEditor();
    await until(
      'the outline, and so the server',
      async () => (await workbench.page.locator('.breadcrumbs-below-tabs').innerText()).length > 0,
    );
    await until('the document formatted', async () => {
      // Shift+Alt+F where the browser runs in Windows or macOS.
      await workbench.key('Control+Shift+I');
      await textIs(
        workbench,
        'The [ORG Trust  ] met [PER Una  ] . \nIt met [PER Emmet  ] , [LOC Sorn  ] , [LOC Velm  ] . \n',
      );
      return true;
    });
    await workbench.key('Control+Z');
    await textIs(workbench, UNTIDY);
  },

  'a finding is accepted by the command, with a reason, and the settings are saved': async ({
    code,
    workbench,
    picture,
  }) => {
    await workbench.openFile('ships/ships.ann.txt');
    await textIs(workbench, SHIPS);
    await found(workbench, 'warning');
    await workbench.goTo(3, SHIPS.split('\n')[2].indexOf('LOC') + 2);
    await workbench.command('Glossator: Accept This Finding');
    equal(
      await workbench.picks('Accept inconsistent-label'),
      ['For this name', 'In this file', 'In this project'],
      'scopes',
    );
    await picture('accept');
    await workbench.key('Enter');
    await until('the question why', async () =>
      (await workbench.page.locator('.quick-input-widget .quick-input-title').innerText({ timeout: 1000 })).includes(
        'Why is it right?',
      ),
    );
    await workbench.type('The bay has the name, too.');
    await workbench.key('Enter');
    await until('the message', async () =>
      (await workbench.notifications()).some(
        ({ text, buttons }) => /Accepted: save glossator\.toml to keep this/.test(text) && buttons.includes('Save'),
      ),
    );
    await picture('accepted');
    await workbench.page.locator('.notification-toast .monaco-button').filter({ hasText: 'Save' }).click();
    const settings = await until('the settings in the file', () => {
      const text = readFileSync(code.file('ships/glossator.toml'), 'utf8');
      return text.includes('[[accept]]') && text;
    });
    for (const part of ['rule = "inconsistent-label"', 'name = "Marigold"', 'reason = "The bay has the name, too."'])
      ok(settings.includes(part), settings);
    await workbench.openFile('ships/ships.ann.txt');
    await until('no warning', async () => !(await workbench.squiggles()).includes('warning'));
  },

  'a finding is accepted from the menu of its quick fixes, and told once': async ({ workbench, picture }) => {
    await workbench.openFile('ships/terns.ann.txt');
    await textIs(workbench, TERNS);
    await found(workbench, 'warning');
    await workbench.goTo(3, TERNS.split('\n')[2].indexOf('Tern') + 2);
    await take(workbench, /Accept .*Grey Tern/, () => picture('accept-menu'));
    await until('the message', async () =>
      (await workbench.notifications()).some(({ text }) => /Accepted: save glossator\.toml/.test(text)),
    );
    equal((await workbench.notifications()).length, 1, 'messages');
    await workbench.openFile('ships/terns.ann.txt');
    await until('no warning', async () => !(await workbench.squiggles()).includes('warning'));
    await textIs(workbench, TERNS);
    await workbench.page.locator('.notification-toast .monaco-button').filter({ hasText: 'Save' }).click();
    await until('no message', async () => (await workbench.notifications()).length === 0);
  },

  'where there is no finding the command says so': async ({ workbench }) => {
    await workbench.goTo(1, 1);
    await workbench.command('Glossator: Accept This Finding');
    await until('a word in the status bar', async () =>
      (await workbench.status()).some((text) => /no finding in this line/.test(text)),
    );
  },
};
