import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { lookUp, places, type Surroundings, serverEnvironment, versionIn } from '../../src/locate';

const root = mkdtempSync(path.join(tmpdir(), 'glossator-unit-'));
after(() => rmSync(root, { recursive: true, force: true }));

function program(name: string, script: string, mode = 0o755): string {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, mode);
  return file;
}
const here = (more: Partial<Surroundings>): Surroundings => ({
  setting: null,
  extensionFolder: path.join(root, 'none'),
  workspaceFolder: '/work space',
  platform: 'linux',
  environment: { PATH: '', HOME: '/home/ida' },
  ...more,
});
const answers = (version: string) => `echo "glossator ${version}"`;

test('the setting comes first and alone', () => {
  assert.deepEqual(places(here({ setting: '~/bin/glossator' })), [
    { origin: 'setting', program: '/home/ida/bin/glossator' },
  ]);
  assert.deepEqual(
    places(here({ setting: '${workspaceFolder}/g' })).map((place) => place.program),
    ['/work space/g'],
  );
});

test('then the extension, then PATH, without its relative folders', () => {
  const found = places(here({ extensionFolder: '/e', environment: { PATH: '/a:.::/b' } }));
  assert.deepEqual(
    found.map((place) => place.program),
    ['/e/server/glossator', '/a/glossator', '/b/glossator'],
  );
  const [onWindows] = places(here({ extensionFolder: '/e', platform: 'win32' }));
  assert.match(onWindows?.program ?? '', /glossator\.exe$/);
});

test('the bundled server is found before one on PATH', async () => {
  program('extension/server/glossator', answers('1.2.3'));
  program('bin/glossator', answers('1.0.0'));
  const { found } = await lookUp(
    here({ extensionFolder: path.join(root, 'extension'), environment: { PATH: path.join(root, 'bin') } }),
  );
  assert.deepEqual([found?.origin, found?.version], ['bundled', '1.2.3']);
  const other = await lookUp(here({ environment: { PATH: path.join(root, 'bin') } }));
  assert.deepEqual([other.found?.origin, other.found?.version], ['path', '1.0.0']);
});

test('a bundled server that cannot run is passed by, and told', async () => {
  program('broken/server/glossator', 'exit 1');
  const { found, failures } = await lookUp(
    here({ extensionFolder: path.join(root, 'broken'), environment: { PATH: path.join(root, 'bin') } }),
  );
  assert.equal(found?.origin, 'path');
  assert.deepEqual(
    failures.map(({ reason }) => reason),
    ['cannotRun'],
  );
});

test('a setting that does not work is not replaced by another server', async () => {
  const reasonOf = async (setting: string) => {
    const { found, failures } = await lookUp(here({ setting, environment: { PATH: path.join(root, 'bin') } }));
    assert.equal(found, undefined);
    return failures[0]?.reason;
  };
  assert.equal(await reasonOf('/nonexistent/glossator'), 'missing');
  assert.equal(await reasonOf(root), 'missing');
  assert.equal(await reasonOf(program('other', 'echo something else')), 'cannotRun');
  assert.equal(await reasonOf(program('plain', answers('1.0.0'), 0o644)), 'notExecutable');
});

test('versions', () => {
  assert.equal(versionIn('glossator 0.1.0\n'), '0.1.0');
  assert.equal(versionIn('glossator 0.1.0-dev (abc)'), '0.1.0-dev');
  assert.equal(versionIn('other 0.1.0'), undefined);
});

test('the server is no Electron program', () => {
  const environment = serverEnvironment({ ELECTRON_RUN_AS_NODE: '1', A: '1' }, { A: '2' });
  assert.deepEqual(environment, { RUST_BACKTRACE: '1', A: '2' });
});
