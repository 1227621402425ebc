// Recognition that asks first.
import { cable } from './samples.mjs';
import { until } from './wait.mjs';

export const setup = {
  files: { 'prose.txt': 'Plain .\n', 'one.txt': cable, 'two.txt': cable },
  file: 'prose.txt',
  settings: { 'glossator.recognise': 'ask' },
};

const language = (workbench) => workbench.page.locator('.statusbar-item[id="status.editor.mode"]').innerText();
const is = (workbench, wanted) => until(`language ${wanted}`, async () => (await language(workbench)).includes(wanted));
const asked = (workbench, name) =>
  until(`the question about ${name}`, async () =>
    (await workbench.notifications()).some(({ text, buttons }) => text.includes(name) && buttons.includes('Yes')),
  );
const answer = (workbench, name, button) =>
  workbench.page
    .locator('.notification-toast')
    .filter({ hasText: name })
    .locator('.monaco-button')
    .filter({ hasText: new RegExp(`^${button}$`) })
    .click();

export const tests = {
  'a document is switched when the user says so': async ({ workbench }) => {
    await workbench.openFile('one.txt');
    await asked(workbench, 'one.txt');
    await is(workbench, 'Plain Text');
    await answer(workbench, 'one.txt', 'Yes');
    await is(workbench, 'Annotated Text');
  },

  'and left alone when not': async ({ workbench }) => {
    await workbench.openFile('two.txt');
    await asked(workbench, 'two.txt');
    await answer(workbench, 'two.txt', 'No');
    await until('the question to go', async () => (await workbench.notifications()).length === 0);
    await is(workbench, 'Plain Text');
  },
};
