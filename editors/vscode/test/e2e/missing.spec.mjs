// No server, and a server that cannot run: what the user is told.
import { article } from './samples.mjs';
import { until } from './wait.mjs';

export const setup = {
  files: { 'article.ann.txt': article, tool: '#!/bin/sh\necho not a server\n' },
  file: 'article.ann.txt',
  folderSettings: { 'glossator.server.path': '/nonexistent/glossator' },
};

const notice = (workbench, wanted) =>
  until(`a message with ${wanted}`, async () =>
    (await workbench.notifications()).find(({ text }) => wanted.test(text)),
  );

export const tests = {
  'a path that is set and wrong is told, with buttons': async ({ workbench, picture }) => {
    const { buttons } = await notice(workbench, /glossator\.server\.path.*\/nonexistent\/glossator.*no such file/);
    for (const button of ['Open Settings', 'Show Log', 'Try Again'])
      if (!buttons.includes(button)) throw new Error(`no ${button} in ${buttons}`);
    await picture('no-server');
  },

  'the names are coloured all the same, and commands say what is wrong': async ({ workbench }) => {
    await workbench.focusEditor();
    await workbench.command('Glossator: Unwrap the Mention');
    await until('a word in the status bar', async () =>
      (await workbench.status()).some((text) => /not running/.test(text)),
    );
  },

  'a program that is not a server is told': async ({ code, workbench }) => {
    const { chmodSync } = await import('node:fs');
    chmodSync(code.file('tool'), 0o755);
    code.settings({ 'glossator.server.path': code.file('tool') });
    await notice(workbench, /not a Glossator server/);
  },

  'it starts when the setting is right again': async ({ code, workbench }) => {
    code.settings({ 'glossator.server.path': null });
    await until('the server', () => code.servers().length === 1);
    await workbench.hover('Quillhaven', /LOC/);
  },

  'no server in the extension and none on PATH': async ({ code, workbench }) => {
    const { readdirSync, renameSync } = await import('node:fs');
    const extension = readdirSync(code.extensions).find((name) => name.startsWith('glossator.glossator'));
    const folder = `${code.extensions}/${extension}/server`;
    renameSync(folder, `${folder}.away`);
    await workbench.command('Glossator: Restart Server');
    await notice(workbench, /no Glossator server.*none on PATH/);
    renameSync(`${folder}.away`, folder);
    await workbench.page
      .locator('.notification-toast')
      .filter({ hasText: 'none on PATH' })
      .locator('.monaco-button')
      .filter({ hasText: 'Try Again' })
      .click();
    await until('the server', () => code.servers().length === 1);
  },
};
