import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { serverSources } from './sources';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { commands: { command: string }[] };
};

/** The commands of the server, by which the language client registers them. */
const ofServer = serverSources.flatMap((text) =>
  [...text.matchAll(/"(glossator\.\w+)"/g)].flatMap(([, id]) => id ?? []),
);

test('the page for editors has every command and request of the server', () => {
  const page = readFileSync('../README.md', 'utf8');
  const requests = serverSources.flatMap((text) =>
    [...text.matchAll(/"(glossator\/\w+)"/g)].flatMap(([, name]) => name ?? []),
  );
  assert.ok(requests.length > 3, requests.join());
  // For the server's own tests, with `--probes`.
  const known = [...ofServer, ...requests].filter((name) => name !== 'glossator/probe');
  for (const name of known) assert.ok(page.includes(`\`${name}\``), `README.md does not know ${name}`);
});

test('no command has a name that the server uses: the client could not begin', () => {
  assert.ok(ofServer.length > 15, ofServer.join());
  const both = manifest.contributes.commands.filter(({ command }) => ofServer.includes(command));
  assert.deepEqual(both, []);
});
