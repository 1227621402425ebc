import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FIXED, SERVER_SETTINGS } from '../../src/server_settings';
import { serverSources } from './sources';

const read = (name: string) => readFileSync(name, 'utf8');
const json = <T>(name: string) => JSON.parse(read(name)) as T;

interface Setting {
  readonly type?: unknown;
  readonly oneOf?: unknown;
  readonly default?: unknown;
  readonly scope?: string;
  readonly markdownDescription?: string;
}
const manifest = json<{
  contributes: { configuration: { properties: Record<string, Setting & { properties?: object }> }[] };
}>('package.json');
const settings = Object.fromEntries(
  manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
);

/** The names that the server itself knows. */
function serverNames(): string[] {
  const lists = serverSources.flatMap((text) => /const NAMES: \[&str; \d+\] = \[([^\]]*)\]/.exec(text)?.[1] ?? []);
  assert.equal(lists.length, 1, 'src/server has one list NAMES');
  return lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => name ?? []));
}

test('the server is told all settings that it knows', () => {
  assert.deepEqual([...SERVER_SETTINGS, ...Object.keys(FIXED)].sort(), serverNames().sort());
});

test('each of them is a setting of the extension', () => {
  for (const name of SERVER_SETTINGS)
    assert.ok(settings[`glossator.${name}`], `package.json does not have glossator.${name}`);
});

test('every setting says what it is', () => {
  const strings = json<Record<string, string>>('package.nls.json');
  for (const [name, setting] of Object.entries(settings)) {
    assert.ok(setting.type ?? setting.oneOf, `${name} has no type`);
    assert.notEqual(setting.default, undefined, `${name} has no default`);
    assert.ok(setting.scope, `${name} has no scope`);
    assert.ok(strings[setting.markdownDescription?.slice(1, -1) ?? ''], `${name} has no description`);
  }
});

test('the page about the extension has every setting', () => {
  const page = read('README.md');
  for (const name of Object.keys(settings)) assert.ok(page.includes(`\`${name}\``), `README.md does not know ${name}`);
});

test('every name in braces is a string, and every string is used', () => {
  const used = new Set([...read('package.json').matchAll(/"%([^%"]+)%"/g)].flatMap(([, name]) => name ?? []));
  assert.deepEqual([...used].sort(), Object.keys(json<object>('package.nls.json')).sort());
});

test('rules are those of the project schema, with their levels', () => {
  const schema = json<{ properties: { rules: { properties: Record<string, { enum: string[] }> } } }>(
    '../glossator.schema.json',
  ).properties.rules.properties;
  const ours = settings['glossator.rules']?.properties as typeof schema;
  assert.deepEqual(Object.keys(ours), Object.keys(schema));
  for (const [rule, { enum: levels }] of Object.entries(ours)) assert.deepEqual(levels, schema[rule]?.enum, rule);
});
