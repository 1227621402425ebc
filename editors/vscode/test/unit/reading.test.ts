import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countLabels, legend } from '../../src/reading/legend';
import type { ReadingLine, Run, RunKind } from '../../src/requests';
import { blocks, lastCut, tidied } from '../../webview/blocks';

const run = (text: string, kind: RunKind = 'text'): Run => ({ text, kind, character: 0 });
const line = (...runs: Run[]): ReadingLine => ({ line: 0, cut: false, runs });
const words = (text: string) => line(run(text));
const shown = (...lines: ReadingLine[]) =>
  blocks(lines).map(
    ({ kind, parts }) => `${kind}: ${parts.map((part) => part.runs.map((one) => one.text).join('')).join('/')}`,
  );

test('sentences of one paragraph flow together', () => {
  assert.deepEqual(shown(words('One . '), words('Two . '), words(''), words('Three . ')), [
    'paragraph: One . /Two . ',
    'paragraph: Three . ',
  ]);
});

test('a number within a line begins a paragraph, and mark-up is not shown', () => {
  assert.deepEqual(shown(line(run('End . '), run('<a>', 'markup'), run('2', 'number'), run(' . ')), words('Next . ')), [
    'paragraph: End . ',
    'numbered: 2 . /Next . ',
  ]);
});

test('a heading stands alone', () => {
  assert.deepEqual(shown(line(run('Tides', 'heading'), run(' '), run('3', 'number')), words('The')), [
    'heading: Tides ',
    'numbered: 3/The',
  ]);
  assert.deepEqual(shown(line(run('Tides', 'heading')), words('The')), ['heading: Tides', 'paragraph: The']);
});

test('a chunk is parted where a block begins', () => {
  assert.equal(lastCut([words('One'), words(''), words('Two'), words('Three')]), 1);
  assert.equal(lastCut([words('One'), line(run('2', 'number')), words('Two')]), 1);
  assert.equal(lastCut([words('One'), words('Two')]), 0);
});

test('blanks before punctuation are hidden, none is lost', () => {
  const tidy = (text: string) =>
    tidied(text)
      .filter(([, visible]) => visible)
      .map(([part]) => part)
      .join('');
  for (const text of ['May 6 , he said ( twice ) ; no .', '" A lamp "', 'a  b', 'plain', ''])
    assert.equal(
      tidied(text)
        .map(([part]) => part)
        .join(''),
      text,
    );
  assert.equal(tidy('May 6 , he said ( twice ) ; no . '), 'May 6, he said (twice); no. ');
  assert.equal(tidy('a .5 b'), 'a .5 b');
});

test('the legend counts what the server does not', () => {
  assert.deepEqual(
    [...countLabels('[PER A  ] [ORG B  ] [PER C]\n[PER open')],
    [
      ['PER', 2],
      ['ORG', 1],
    ],
  );
  const entries = legend(undefined, () => '[PER A  ] [PER B  ]');
  assert.deepEqual(
    entries.map(({ label, type, count }) => [label, type, count]),
    [
      ['PER', 'person', 2],
      ['ORG', 'organization', 0],
      ['LOC', 'location', 0],
      ['MISC', 'misc', 0],
    ],
  );
});
