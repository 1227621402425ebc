import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decisions, type Keep } from '../../src/decisions';

function kept(): { decisions: Decisions; again: () => Decisions } {
  const values = new Map<string, Parameters<Keep['update']>[1]>();
  const keep: Keep = { get: (key) => values.get(key), update: async (key, value) => void values.set(key, value) };
  return { decisions: new Decisions(keep), again: () => new Decisions(keep) };
}

test('the last word on a document holds, and outlives the window', async () => {
  const { decisions, again } = kept();
  await decisions.decide('a.txt', 'other');
  await decisions.decide('b.txt', 'annotated');
  assert.deepEqual([again().of('a.txt'), again().of('b.txt'), again().of('c.txt')], ['other', 'annotated', undefined]);
  await decisions.decide('a.txt', 'annotated');
  assert.equal(again().of('a.txt'), 'annotated');
  await decisions.decide('a.txt', undefined);
  assert.equal(again().of('a.txt'), undefined);
});

test('what is kept does not grow for ever: the oldest word is forgotten', async () => {
  const { decisions } = kept();
  for (let number = 0; number < 520; number++) await decisions.decide(`${number}.txt`, 'other');
  assert.deepEqual([decisions.of('0.txt'), decisions.of('519.txt')], [undefined, 'other']);
});
