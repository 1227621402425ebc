// Documents are recognised by name and by content, once, and the user can take it back.
import { cable, textOf } from './samples.mjs';
import { until } from './wait.mjs';

const prose = 'She left Quillhaven on May 6, see [1] and [Note: a draft].\n';
export const setup = {
  files: {
    'by-content.txt': cable,
    'page.html': { copy: cable.copy },
    'prose.txt': prose,
    'page2.html': '<!doctype html><p>[1] and [the mole]</p>\n',
    'a.ner': 'Nothing is tagged here yet . \n',
    'a.annotated': 'Nor here . \n',
    'a.bracket.txt': 'Nor here . \n',
    'a.ner.txt': 'Nor here . \n',
    plain: '[LOC Quillhaven  ] lies far . \n',
    'notes.md': 'The [LOC Quillhaven  ] of the readme\n',
  },
  file: 'prose.txt',
};

const language = (workbench) => workbench.page.locator('.statusbar-item[id="status.editor.mode"]').innerText();
const is = (workbench, wanted) => until(`language ${wanted}`, async () => (await language(workbench)).includes(wanted));

export const tests = {
  'prose stays plain text': async ({ workbench }) => {
    await is(workbench, 'Plain Text');
    await workbench.openFile('page2.html');
    await is(workbench, 'HTML');
    await workbench.openFile('notes.md');
    await is(workbench, 'Markdown');
  },

  'annotated by name': async ({ workbench }) => {
    for (const name of ['a.ner', 'a.annotated', 'a.bracket.txt', 'a.ner.txt']) {
      await workbench.openFile(name);
      await is(workbench, 'Annotated Text');
    }
  },

  'annotated by content: .txt, .html and no extension': async ({ workbench }) => {
    for (const name of ['by-content.txt', 'page.html', 'plain']) {
      await workbench.openFile(name);
      await is(workbench, 'Annotated Text');
    }
  },

  'an untitled document, when tags are pasted into it': async ({ workbench }) => {
    await workbench.command('File: New Untitled Text File');
    await until('an untitled tab', async () => /Untitled/.test(await workbench.activeTab()));
    await is(workbench, 'Plain Text');
    await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), textOf(cable).split('\n')[2]);
    await workbench.key('Control+V');
    await is(workbench, 'Annotated Text');
  },

  'it is recognised again when it was closed and is opened again, in a preview as well': async ({
    code,
    workbench,
  }) => {
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
    await workbench.key('Control+F4');
    await workbench.openFile('prose.txt');
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
    await workbench.key('Control+F4');
    code.settings({ 'workbench.editor.enablePreviewFromQuickOpen': true });
    for (const name of ['plain', 'by-content.txt', 'plain', 'by-content.txt', 'page.html', 'by-content.txt']) {
      await workbench.openFile(name);
      await is(workbench, 'Annotated Text');
    }
    code.settings({});
  },

  'and after the window was loaded again': async ({ workbench }) => {
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
    await workbench.page.reload({ waitUntil: 'domcontentloaded' });
    await until('the text', async () => (await workbench.lines()).some((line) => line.trim()), 60_000);
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
    await workbench.key('Control+F4');
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
  },

  'the user takes it back, and it stays so': async ({ workbench }) => {
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
    await workbench.command('Glossator: This Is Not an Annotated Document');
    await is(workbench, 'Plain Text');
    await workbench.key('Control+F4');
    await workbench.openFile('prose.txt');
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Plain Text');
  },
  'and treats it as annotated again, by a command, for good': async ({ workbench }) => {
    await is(workbench, 'Plain Text');
    await workbench.command('Glossator: Treat as Annotated Text');
    await is(workbench, 'Annotated Text');
    await workbench.key('Control+F4');
    await workbench.openFile('by-content.txt');
    await is(workbench, 'Annotated Text');
  },

  'prose is treated as annotated when the user says so, and no more when he takes it back': async ({ workbench }) => {
    const again = async () => {
      await workbench.key('Control+F4');
      await workbench.openFile('by-content.txt');
      await workbench.openFile('prose.txt');
    };
    await workbench.openFile('prose.txt');
    await workbench.command('Glossator: Treat as Annotated Text');
    await is(workbench, 'Annotated Text');
    await again();
    await is(workbench, 'Annotated Text');
    await workbench.command('Glossator: This Is Not an Annotated Document');
    await is(workbench, 'Plain Text');
    await again();
    await is(workbench, 'Plain Text');
  },
};
