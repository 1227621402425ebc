// A workspace that is not trusted: what it says of the server is not followed, all else works.
import { existsSync } from 'node:fs';
import { article } from './samples.mjs';
import { ok, until } from './wait.mjs';

export const setup = {
  files: { 'article.ann.txt': article, evil: '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexec sleep 60\n' },
  folderSettings: { 'glossator.server.path': '${workspaceFolder}/evil' },
  trusted: false,
  file: 'article.ann.txt',
};

export const tests = {
  'the server of the extension is used, not the one that the workspace names': async ({ code, workbench }) => {
    const { chmodSync } = await import('node:fs');
    chmodSync(code.file('evil'), 0o755);
    await until('restricted mode', async () => (await workbench.status()).some((text) => /Restricted Mode/.test(text)));
    await until('the server', () => code.servers().length === 1);
    await workbench.hover('Quillhaven', /LOC/);
    ok(!existsSync(code.file('ran')), 'the program of the workspace was run');
  },
};
