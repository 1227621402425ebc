import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isAnnotated, mayBeAnnotated } from '../../src/detect';

const repeated = (line: string, times: number) => Array.from({ length: times }, () => line);
const yes = (...lines: string[]) => assert.equal(isAnnotated(lines), true, lines[0]);
const no = (...lines: string[]) => assert.equal(isAnnotated(lines), false, lines[0]);

test('our samples are annotated', () => {
  for (const name of readdirSync('../sample')) yes(...readFileSync(`../sample/${name}`, 'utf8').split('\n'));
});

test('as each writer spaces it', () => {
  yes('She left [LOC Quillhaven  ] on May 6 . ');
  yes('[PER Maud Okell] left [LOC Quillhaven] on May 6 .');
  yes('She left [LOC Quillhaven ] on May 6.');
  yes('She left on [DATE May 6  ] . ');
  yes('[Person Maud Okell  ] left [Place Quillhaven  ] . ', '[Vessel Grey Heron  ] followed . ');
  yes('She left [LOC Öland  ] . ');
  yes("<code><pre>UNCLAS <a id='par1' href='#par1'>¶</a>1 . ", '( U ) [PER Okell] left . ');
});

test('ordinary text is not', () => {
  no('');
  no('She left Quillhaven on May 6.');
  no('As shown in [1], [2] and [12, p. 3].', '[1] Okell, The Mole.');
  no('See [the mole](mole.html) and [ORG chart](org.html) and [ORG Chart][2].');
  no('[Note: this is a draft]', '[Note: and this]', '[See page 3]', '[Laughter in the room]');
  no('[section]', 'key = value', '[section two]', 'key = value', '[Section Three]');
  no(...repeated('[INFO main   ] started', 4), '[ERROR Thread-1 ] [WARN x ] failed');
  no('Born on [DATE OF BIRTH] as [PERSON NAME], [PRODUCT NAME], [EVENT TITLE]');
  no('[ ] to do', '[x] done', '[X] Done');
  no('[PER  ] [LOC ] [ORG] [MISC   ]');
  no('[per diem  ] [loc cit ]');
  no('We met [Person X ] once.');
});

test('a line of megabytes is told at once', () => {
  const start = performance.now();
  no('no name here [1] [x '.repeat(3000));
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
