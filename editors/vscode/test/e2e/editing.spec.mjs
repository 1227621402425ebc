// Tags made, changed and moved by keys.
import { equal, ok, patience, until } from './wait.mjs';

const TEXT =
  'Ida Oru met Emmet Hale of the Quillhaven Museum in Ashkeld . \nThe [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild  ] of Lamplighters . \n';
export const setup = {
  settings: { 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false },
  files: { 'notes.ann.txt': TEXT },
  file: 'notes.ann.txt',
};

const line = (workbench, number, wanted) =>
  until(`line ${number}: ${wanted}`, async () => (await workbench.lines())[number - 1] === wanted, 10_000);
/** A command's edit, and then what it selects. */
const edited = async (workbench, number, wanted) => {
  await line(workbench, number, wanted);
  await until(
    'the name selected',
    async () => (await workbench.status()).some((text) => /selected\)/.test(text)),
    10_000,
  );
};
async function select(workbench, lineNumber, column, length) {
  await workbench.goTo(lineNumber, column);
  for (let i = 0; i < length; i++) await workbench.key('Shift+ArrowRight');
}

/** The rows of what is offered, with labels among them. */
async function labels(workbench) {
  const rows = workbench.page.locator('.suggest-widget.visible .monaco-list-row');
  await until('the labels', async () => {
    if (!(await rows.count())) await workbench.key('Control+Space');
    return until('PER', async () => (await rows.allInnerTexts()).some((text) => /^PER/.test(text.trim())), 3_000);
  });
  return rows;
}

export const tests = {
  'a selection is tagged with the first label of the set, and untagged': async ({ code, workbench }) => {
    await until('the server', () => code.servers().length === 1);
    await select(workbench, 1, 1, 7);
    await workbench.key('Alt+1');
    await edited(workbench, 1, '[PER Ida Oru  ] met Emmet Hale of the Quillhaven Museum in Ashkeld . ');
    await workbench.goTo(1, 7);
    await workbench.key('Alt+0');
    await edited(workbench, 1, TEXT.split('\n')[0]);
  },

  'one undo takes a tag away': async ({ workbench }) => {
    await select(workbench, 1, 1, 7);
    await workbench.key('Alt+1');
    await edited(workbench, 1, '[PER Ida Oru  ] met Emmet Hale of the Quillhaven Museum in Ashkeld . ');
    await workbench.key('Control+Z');
    await line(workbench, 1, TEXT.split('\n')[0]);
  },

  'the name at the cursor is tagged without a selection': async ({ workbench }) => {
    await workbench.goTo(1, 33);
    await workbench.key('Alt+2');
    await edited(workbench, 1, 'Ida Oru met Emmet Hale of the [ORG Quillhaven Museum  ] in Ashkeld . ');
  },

  'a label is picked by its real name': async ({ workbench }) => {
    await workbench.goTo(1, 14);
    await workbench.key('Alt+Enter');
    const names = await workbench.picks('Tag as');
    if (names.slice(0, 4).join() !== 'PER,ORG,LOC,MISC') throw new Error(names.join());
    await workbench.type('PER');
    await workbench.key('Enter');
    await edited(workbench, 1, 'Ida Oru met [PER Emmet Hale  ] of the [ORG Quillhaven Museum  ] in Ashkeld . ');
  },

  'the label of a mention is changed': async ({ workbench }) => {
    await workbench.goTo(2, 12);
    await workbench.key('Alt+Shift+Enter');
    await workbench.picks('Change the label to');
    await workbench.type('MISC');
    await workbench.key('Enter');
    await edited(
      workbench,
      2,
      'The [MISC Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild  ] of Lamplighters . ',
    );
    await workbench.goTo(2, 14);
    await workbench.key('Alt+2');
    await edited(workbench, 2, TEXT.split('\n')[1]);
  },

  'the label of a name is changed in all its mentions, and one undo takes it back': async ({ workbench }) => {
    await workbench.goTo(3, 1);
    await workbench.type('The [ORG Harbour Trust  ] again . ');
    await workbench.goTo(2, 12);
    await workbench.command('Glossator: Relabel All Mentions of the Name');
    await workbench.picks('Change the label to');
    await workbench.type('LOC');
    await workbench.key('Enter');
    await line(workbench, 2, TEXT.split('\n')[1].replace('[ORG Harbour', '[LOC Harbour'));
    await line(workbench, 3, 'The [LOC Harbour Trust  ] again . ');
    await workbench.focusEditor();
    await workbench.key('Control+Z');
    await line(workbench, 2, TEXT.split('\n')[1]);
    await line(workbench, 3, 'The [ORG Harbour Trust  ] again . ');
    await workbench.goTo(3, 1);
    await workbench.key('Shift+End', 'Delete');
    await line(workbench, 3, '');
  },

  'the boundaries of a mention are moved': async ({ workbench }) => {
    await workbench.goTo(2, TEXT.split('\n')[1].indexOf('Guild') + 2);
    await workbench.key('Alt+]');
    await edited(
      workbench,
      2,
      'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of  ] Lamplighters . ',
    );
    await workbench.key('Alt+]');
    await edited(
      workbench,
      2,
      'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of Lamplighters  ] . ',
    );
    await workbench.key('Alt+[');
    await edited(
      workbench,
      2,
      'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and [ORG the Guild of Lamplighters  ] . ',
    );
    await workbench.key('Alt+Shift+]');
    await edited(
      workbench,
      2,
      'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of Lamplighters  ] . ',
    );
    await workbench.key('Alt+Shift+[');
    await edited(
      workbench,
      2,
      'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of  ] Lamplighters . ',
    );
  },

  'what cannot be done is told, with the reason': async ({ workbench }) => {
    await workbench.goTo(1, 5);
    await workbench.key('Alt+]');
    await until('the reason', async () =>
      (await workbench.status()).some((text) => /^Nothing was changed: /.test(text)),
    );
  },

  'a tag is typed with completion: bracket, label, name': async ({ workbench }) => {
    await workbench.goTo(3);
    await workbench.type('She left [');
    const rows = await labels(workbench);
    await workbench.type('ORG');
    await until('ORG alone', async () => (await rows.count()) === 1);
    await workbench.key('Enter');
    await line(workbench, 3, 'She left [ORG   ]');
    await workbench.type('Guild');
    await workbench.key('Escape');
    await line(workbench, 3, 'She left [ORG Guild  ]');
    await workbench.key('Control+Z', 'Control+Z', 'Control+Z', 'Control+Z');
  },

  'behind a label that was taken the names are offered at once, and nothing else comes up': async ({
    workbench,
    picture,
  }) => {
    await workbench.goTo(3);
    await workbench.key('Shift+End', 'Delete');
    await line(workbench, 3, '');
    await workbench.type('She left [');
    const rows = await labels(workbench);
    await workbench.type('ORG');
    await until('ORG alone', async () => (await rows.count()) === 1);
    await workbench.key('Enter');
    await until('the names', async () =>
      (await rows.allInnerTexts()).some((text) => /^Harbour Trust/.test(text.trim())),
    );
    await picture('names-behind-label');
    equal(
      await workbench.page.locator('.parameter-hints-widget.visible').count(),
      0,
      'boxes with the form of a mention',
    );
    ok(!(await workbench.squiggles()).includes('error'), 'an error while it is typed');
    await workbench.key('Escape');
    await workbench.goTo(1, 1);
    await until('the error once the cursor is elsewhere', async () => (await workbench.squiggles()).includes('error'));
    await workbench.goTo(3);
    await workbench.key('Shift+End', 'Delete');
  },

  'commands are offered in annotated documents': async ({ workbench }) => {
    for (const title of [
      'Glossator: Tag as…',
      'Glossator: Open Reading View',
      'Glossator: Restart Server',
      'Glossator: Open Sample Document',
      'Glossator: Tag with Label 4',
    ]) {
      ok(await workbench.offers(title), `no ${title}`);
    }
    ok(!(await workbench.offers('Glossator: Treat as Annotated Text')), 'to treat as annotated what is');
    ok(
      !(await workbench.offers('Glossator: This Is Not an Annotated Document')),
      'to take back what was not recognised by content',
    );
  },

  'the words of the menus find commands, and what takes tags away does not come before what gives them': async ({
    workbench,
  }) => {
    equal(
      (await workbench.offered('tag the name'))[0],
      'Glossator: Tag the Name Everywhere in the Document',
      'first for “tag the name”',
    );
    const first = 'Glossator: ';
    for (const [words, wanted] of [
      ['relabel', ['Relabel All Mentions of the Name…', 'Relabel the Mention…']],
      ['unwrap', ['Unwrap All Mentions of the Name (Remove Their Tags)', 'Unwrap the Mention (Remove Its Tag)']],
      ['untag', ['Unwrap All Mentions of the Name (Remove Their Tags)', 'Unwrap the Mention (Remove Its Tag)']],
    ]) {
      equal(
        (await workbench.offered(words))
          .filter((title) => title.startsWith(first))
          .slice(0, 2)
          .sort(),
        wanted.map((title) => first + title),
        `for “${words}”`,
      );
    }
  },

  'the walkthrough opens, and its sample': async ({ workbench, picture }) => {
    await workbench.command('Glossator: Open Walkthrough');
    await until('the walkthrough', async () =>
      (await workbench.page.locator('.gettingStartedContainer').innerText({ timeout: patience(5000) })).includes(
        'Tag without the mouse',
      ),
    );
    await picture('walkthrough');
    await workbench.command('Glossator: Open Sample Document');
    await until('the sample', async () => (await workbench.lines()).some((text) => text.includes('TARSOLIN')));
    equal(await workbench.activeTab(), 'velmora.ann.txt', 'its name');
    equal(await workbench.page.locator('.tab.active.dirty').count(), 0, 'documents that ask to be saved');
  },
};
