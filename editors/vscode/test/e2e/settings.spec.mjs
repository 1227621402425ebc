// The settings of a project while they are written, without an extension for TOML.
import { readFileSync, writeFileSync } from 'node:fs';
import { equal, until } from './wait.mjs';

const TEXT = '# What is agreed on.\nlabel-set = "conll4"\n\n[rules]\nwhitespace = "off"\n';
export const setup = {
  settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 100 },
  files: { 'glossator.toml': TEXT, 'ship.ann.txt': 'The [ORG Tern  ] left . \n' },
  file: 'glossator.toml',
};

export const tests = {
  'it has colours, and the server without any text being open': async ({ code, workbench, picture }) => {
    const looks = {};
    await until('colours', async () => {
      for (const text of ['# What', 'label-set', '"conll4"', 'rules'])
        looks[text] = (await workbench.look(text)).colour;
      return (
        looks['# What'] !== looks['label-set'] &&
        looks['"conll4"'] !== looks['label-set'] &&
        looks.rules !== looks['# What']
      );
    });
    equal((await workbench.status()).includes('Glossator Settings'), true, 'the language');
    await until('the server', () => code.servers().length === 1);
    await workbench.hover('whitespace', /white space/i);
    await picture('settings-file');
  },

  'while one types, with auto-save, mistakes are underlined and nothing pops up': async ({ workbench }) => {
    await workbench.openFile('ship.ann.txt');
    await workbench.openFile('glossator.toml');
    await workbench.goTo(6);
    for (const half of ['label', '-case = ', '"lo', 'ud"\n']) {
      await workbench.type(half);
      await until('it saved', async () => (await workbench.page.locator('.tab.active.dirty').count()) === 0);
      await workbench.key('Escape');
    }
    await until('the mistake', async () => (await workbench.squiggles()).length > 0);
    equal(await workbench.notifications(), [], 'messages');
  },

  'of a file that is not open it is told, once': async ({ code, workbench }) => {
    // Mistakes show before the file is saved: what is not saved yet would stand against what is written here.
    await until('it saved', () => readFileSync(code.file('glossator.toml'), 'utf8').endsWith('label-case = "loud"\n'));
    // What is written while the editor is still saving does not reach it: written again until it does.
    await until('no mistake', async () => {
      if ((await workbench.squiggles()).length === 0) return true;
      writeFileSync(code.file('glossator.toml'), TEXT);
      return false;
    });
    await until('its tab closed', async () => {
      const tab = workbench.page.locator('.tab').filter({ hasText: 'glossator.toml' });
      if (!(await tab.count())) return true;
      await tab.click({ button: 'middle', timeout: 1000 });
      return false;
    });
    await workbench.openFile('ship.ann.txt');
    const told = async () => (await workbench.notifications()).filter(({ text }) => /glossator\.toml/.test(text));
    writeFileSync(code.file('glossator.toml'), `${TEXT}nothing = 1\n`);
    await until('a message', async () => (await told()).length === 1);
    await workbench.command('Problems: Focus on Problems View');
    await workbench.command('Notifications: Clear All Notifications');
    await until('no message', async () => (await told()).length === 0);
    writeFileSync(code.file('glossator.toml'), `${TEXT}label-case = "loud"\n`);
    await until('the other mistake', async () => (await workbench.problems()).some((text) => /loud/.test(text)));
    equal((await told()).length, 0, 'more messages');
  },
};
