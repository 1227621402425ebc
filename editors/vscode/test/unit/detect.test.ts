import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isAnnotated, mayBeAnnotated } from '../../src/detect';

interface Examples {
  readonly labels: Record<'abbreviated' | 'spelled_out' | 'never', string[]>;
  readonly annotated: Record<string, string[]>;
  readonly other: Record<string, string[]>;
}

const examples = JSON.parse(readFileSync('../detect.json', 'utf8')) as Examples;
const yes = (lines: string[], what = lines[0]) => assert.equal(isAnnotated(lines), true, what);
const no = (lines: string[], what = lines[0]) => assert.equal(isAnnotated(lines), false, what);

test('our samples are annotated', () => {
  for (const name of readdirSync('../sample')) yes(readFileSync(`../sample/${name}`, 'utf8').split('\n'), name);
});

test('the examples that all are tested against', () => {
  for (const [what, lines] of Object.entries(examples.annotated)) yes(lines, what);
  for (const [what, lines] of Object.entries(examples.other)) no(lines, what);
});

test('every label of a known set is one, and no word of logs and remarks', () => {
  const { abbreviated, spelled_out: spelledOut, never } = examples.labels;
  for (const label of [...abbreviated, ...spelledOut]) yes([`She met [${label} Okell ] .`]);
  for (const label of abbreviated) yes([`The [${label} Okell] and [${label} Oru] .`]);
  for (const label of spelledOut) no([`The [${label} Okell] and [${label} Oru] .`]);
  for (const label of never) no([`[${label} a  ] [${label} b  ] [${label.toLowerCase()} c  ]`]);
});

test('a line of megabytes is told at once', () => {
  const start = performance.now();
  no(['no name here [1] [x '.repeat(3000)]);
  assert.ok(performance.now() - start < 500);
});

test('which documents may be switched', () => {
  const may = (language: string, name: string, scheme = 'file') => mayBeAnnotated(language, name, scheme);
  assert.ok(may('plaintext', '/a/notes.txt'));
  assert.ok(may('plaintext', '/a.b/notes'));
  assert.ok(may('plaintext', 'Untitled-1', 'untitled'));
  assert.ok(may('html', '/a/page.html'));
  assert.ok(!may('html', 'Untitled-1', 'untitled'));
  assert.ok(!may('markdown', '/a/notes.md'));
  assert.ok(!may('plaintext', '/a/app.log'));
  assert.ok(!may('plaintext', '/a/notes.txt', 'git'));
});
