import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStop, stops } from '../../src/walk';

const at = (line: number, character: number) => ({ line, character });

test('findings are gone through in the order of the text, whatever order they come in, one place once', () => {
  assert.deepEqual(stops([at(3, 1), at(0, 9), at(3, 0), at(0, 9)]), [at(0, 9), at(3, 0), at(3, 1)]);
});

test('from a place on, round the ends', () => {
  const all = [at(0, 9), at(3, 0), at(3, 1)];
  assert.equal(nextStop(all, at(0, 0), 'next'), 0);
  assert.equal(nextStop(all, at(0, 9), 'next'), 1);
  assert.equal(nextStop(all, at(3, 1), 'next'), 0);
  assert.equal(nextStop(all, at(3, 1), 'previous'), 1);
  assert.equal(nextStop(all, at(0, 9), 'previous'), 2);
  assert.equal(nextStop([], at(0, 0), 'next'), undefined);
});
