// The server's life: started once, started again when it dies, restarted without leaving anything; large documents.
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import { article, large } from './samples.mjs';
import { equal, ok, patience, until } from './wait.mjs';

export const setup = {
  files: { 'article.ann.txt': article, 'other.txt': 'Plain .\n', 'large.ann.txt': large },
  file: 'article.ann.txt',
};
const one = (code) => until('one server', () => code.servers().length === 1 && code.servers()[0]);

const FILES = [
  '.vsixmanifest',
  'LICENSE.txt',
  'changelog.md',
  'images/colours-dark.png',
  'images/colours-light.png',
  'images/file-dark.svg',
  'images/file-light.svg',
  'images/icon.png',
  'images/outline-dark.png',
  'images/outline-light.png',
  'images/reading-dark.png',
  'images/reading-light.png',
  'l10n/bundle.l10n.json',
  'language-configuration.json',
  'out/extension.js',
  'out/reading.css',
  'out/reading.js',
  'package.json',
  'package.nls.json',
  'readme.md',
  'sample/article.ann.txt',
  'sample/ontonotes.ann.txt',
  'sample/velmora.ann.txt',
  'server/glossator',
  'settings-configuration.json',
  'syntaxes/annotated-text.tmLanguage.json',
  'syntaxes/settings.tmLanguage.json',
  'walkthrough/keys.md',
  'walkthrough/settings.md',
];

export const tests = {
  'what is installed is what belongs to it, and the server can be run': ({ code }) => {
    const folder = path.join(
      code.extensions,
      readdirSync(code.extensions).find((name) => name.startsWith('glossator.glossator-')),
    );
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort();
    equal(files, FILES, 'files');
    accessSync(path.join(folder, 'server/glossator'), constants.X_OK);
  },

  'its page has no broken picture and no link without a target': async ({ workbench, picture }) => {
    await workbench.key('Control+Shift+X');
    const row = workbench.page.locator('.extensions-list .monaco-list-row').filter({ hasText: 'Glossator' }).first();
    await row.click({ timeout: patience(30_000) });
    const page = await workbench.webview('h1');
    await until('its text', () => page.evaluate(() => document.body.innerText.includes('Glossator for VS Code')));
    const [links, pictures] = await page.evaluate(() => [
      [...document.querySelectorAll('a:not([id])')].map((link) => link.getAttribute('href')),
      document.images.length,
    ]);
    equal(
      links.filter((target) => !/^(https:|#)/.test(target ?? '')),
      [],
      'links without a target',
    );
    ok(links.length >= 2, `links: ${links}`);
    equal(pictures, 0, 'pictures, which would come from elsewhere');
    await picture('extension-page');
    await workbench.key('Control+F4', 'Control+Shift+E');
    await workbench.openFile('article.ann.txt');
  },

  'a server that is killed is started again': async ({ code, workbench }) => {
    const first = await one(code);
    process.kill(first, 'SIGKILL');
    await until('another server', () => code.servers().length === 1 && code.servers()[0] !== first);
    await workbench.hover('Quillhaven', /LOC/);
    ok((await workbench.notifications()).length === 0, 'there was a message about it');
  },

  'restarts, several at once, leave one server': async ({ code, workbench }) => {
    const first = await one(code);
    await workbench.command('Glossator: Restart Server');
    await workbench.command('Glossator: Restart Server');
    await workbench.command('Glossator: Restart Server');
    await until('another server, alone', () => code.servers().length === 1 && code.servers()[0] !== first);
    await workbench.hover('Quillhaven', /LOC/);
    await one(code);
  },

  'versions are shown': async ({ workbench }) => {
    await workbench.command('Glossator: Show Version');
    await until('the versions', async () =>
      (await workbench.notifications()).some(({ text }) =>
        /Glossator \d+\.\d+\.\d+, server \d+\.\d+\.\d+ \(.*\/server\/glossator\)/.test(text),
      ),
    );
    await workbench.command('Notifications: Clear All Notifications');
  },

  'the log says what was started': async ({ workbench }) => {
    await workbench.command('Glossator: Show Log');
    await until('the program in the log', async () =>
      (await workbench.lines('.part.panel')).join('').includes('/server/glossator, version'),
    );
    await workbench.command('View: Toggle Panel Visibility');
  },

  'a document of 10 MB: opened, coloured, typed in, found in': async ({ workbench }) => {
    let start = Date.now();
    await workbench.openFile('large.ann.txt');
    await until('colours', async () => (await workbench.look('Emmet Hale'))?.colour === 'rgb(140, 184, 255)');
    const opened = Date.now() - start;
    await workbench.key('Control+End');
    await until('the end', async () => (await workbench.position())[0] > 50_000);
    await until('colours there', async () => (await workbench.look('Emmet Hale'))?.colour === 'rgb(140, 184, 255)');
    await workbench.goTo(3);
    start = Date.now();
    await workbench.type('[PER Ida Oru');
    await until('what was typed', async () => (await workbench.lines()).some((line) => line.includes('[PER Ida Oru')));
    const typed = Date.now() - start;
    start = Date.now();
    await until('the finding about it', async () => (await workbench.squiggles()).includes('error'));
    const found = Date.now() - start;
    console.log(`     10 MB: open and coloured ${opened} ms, 12 keys ${typed} ms, finding ${found} ms`);
    ok(typed < patience(2_000), `typing took ${typed} ms`);
    await workbench.command('File: Revert File');
  },
};
