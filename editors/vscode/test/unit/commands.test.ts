import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { commands: { command: string }[] };
};
const FILES = ['commands.rs', 'commands/accept.rs', 'commands/labels.rs'];

/** The commands of the server, by which the language client registers them. */
const ofServer = FILES.flatMap((file) =>
  [...readFileSync(`../../src/server/${file}`, 'utf8').matchAll(/"(glossator\.\w+)"/g)].map(([, id]) => id!),
);

test('no command has a name that the server uses: the client could not begin', () => {
  assert.ok(ofServer.length > 15, ofServer.join());
  const both = manifest.contributes.commands.filter(({ command }) => ofServer.includes(command));
  assert.deepEqual(both, []);
});
