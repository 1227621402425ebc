// Tags made, changed and moved by keys.
import { patience, until } from './wait.mjs';

const TEXT = 'Ida Oru met Emmet Hale of the Quillhaven Museum in Ashkeld . \nThe [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild  ] of Lamplighters . \n';
export const setup = { files: { 'notes.ann.txt': TEXT }, file: 'notes.ann.txt' };

const line = (workbench, number, wanted) => until(`line ${number}: ${wanted}`, async () => (await workbench.lines())[number - 1] === wanted, 10_000);
async function select(workbench, lineNumber, column, length) {
  await workbench.goTo(lineNumber, column);
  for (let i = 0; i < length; i++) await workbench.key('Shift+ArrowRight');
}

export const tests = {
  'a selection is tagged with the first label of the set, and untagged': async ({ code, workbench }) => {
    await until('the server', () => code.servers().length === 1);
    await select(workbench, 1, 1, 7);
    await workbench.key('Alt+1');
    await line(workbench, 1, '[PER Ida Oru  ] met Emmet Hale of the Quillhaven Museum in Ashkeld . ');
    await workbench.goTo(1, 7);
    await workbench.key('Alt+0');
    await line(workbench, 1, TEXT.split('\n')[0]);
  },

  'one undo takes a tag away': async ({ workbench }) => {
    await select(workbench, 1, 1, 7);
    await workbench.key('Alt+1');
    await line(workbench, 1, '[PER Ida Oru  ] met Emmet Hale of the Quillhaven Museum in Ashkeld . ');
    await workbench.key('Control+Z');
    await line(workbench, 1, TEXT.split('\n')[0]);
  },

  'the name at the cursor is tagged without a selection': async ({ workbench }) => {
    await workbench.goTo(1, 33);
    await workbench.key('Alt+2');
    await line(workbench, 1, 'Ida Oru met Emmet Hale of the [ORG Quillhaven Museum  ] in Ashkeld . ');
  },

  'a label is picked by its real name': async ({ workbench }) => {
    await workbench.goTo(1, 14);
    await workbench.key('Alt+Enter');
    const names = await workbench.picks();
    if (names.slice(0, 4).join() !== 'PER,ORG,LOC,MISC') throw new Error(names.join());
    await workbench.type('PER');
    await workbench.key('Enter');
    await line(workbench, 1, 'Ida Oru met [PER Emmet Hale  ] of the [ORG Quillhaven Museum  ] in Ashkeld . ');
  },

  'the label of a mention is changed': async ({ workbench }) => {
    await workbench.goTo(2, 12);
    await workbench.key('Alt+Shift+Enter');
    await workbench.picks();
    await workbench.type('MISC');
    await workbench.key('Enter');
    await line(workbench, 2, 'The [MISC Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild  ] of Lamplighters . ');
    await workbench.goTo(2, 14);
    await workbench.key('Alt+2');
    await line(workbench, 2, TEXT.split('\n')[1]);
  },

  'the boundaries of a mention are moved': async ({ workbench }) => {
    await workbench.goTo(2, TEXT.split('\n')[1].indexOf('Guild') + 2);
    await workbench.key('Alt+]');
    await line(workbench, 2, 'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of  ] Lamplighters . ');
    await workbench.key('Alt+]');
    await line(workbench, 2, 'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of Lamplighters  ] . ');
    await workbench.key('Alt+[');
    await line(workbench, 2, 'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and [ORG the Guild of Lamplighters  ] . ');
    await workbench.key('Alt+Shift+]');
    await line(workbench, 2, 'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of Lamplighters  ] . ');
    await workbench.key('Alt+Shift+[');
    await line(workbench, 2, 'The [ORG Harbour Trust  ] paid [PER Maud Okell  ] and the [ORG Guild of  ] Lamplighters . ');
  },

  'commands are offered in annotated documents': async ({ workbench }) => {
    const titles = await workbench.offered('Glossator');
    for (const title of ['Tag as…', 'Open Reading View', 'Restart Server', 'Open Sample Document']) {
      if (!titles.some((offered) => offered?.includes(title))) throw new Error(`no ${title} in ${titles.join(', ')}`);
    }
  },

  'the walkthrough opens, and its sample': async ({ workbench, picture }) => {
    await workbench.command('Glossator: Open Walkthrough');
    await until('the walkthrough', async () => (await workbench.page.locator('.gettingStartedContainer').innerText({ timeout: patience(5000) })).includes('Tag without the mouse'));
    await picture('walkthrough');
    await workbench.command('Glossator: Open Sample Document');
    await until('the sample', async () => (await workbench.lines()).some((text) => text.includes('TARSOLIN')));
  },
};
