import assert from 'node:assert/strict';
import { test } from 'node:test';
import palette from '../../palette.json';
import { namesIn, styleSheet, THEMES, type Theme, typeOfLabel, userColour } from '../../src/colours';

const BACKGROUND: Record<Theme, string> = {
  dark: '#1f1f1f',
  light: '#ffffff',
  contrastDark: '#000000',
  contrastLight: '#ffffff',
};

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('names are readable in every kind of theme', () => {
  for (const theme of THEMES) {
    const least = theme.startsWith('contrast') ? 7 : 4.5;
    for (const [id, { hue, labels }] of Object.entries(palette.types) as [
      string,
      { hue: keyof typeof palette.hues | null; labels?: string[] },
    ][]) {
      if (!hue || !labels) continue;
      const ratio = contrast(palette.hues[hue][theme], BACKGROUND[theme]);
      assert.ok(ratio >= least, `${id} in ${theme}: ${ratio.toFixed(2)}`);
    }
    assert.ok(contrast(palette.hues.dim[theme], BACKGROUND[theme]) >= 4.5, `labels in ${theme}`);
    assert.ok(contrast(palette.hues.dimmer[theme], BACKGROUND[theme]) >= 3, `brackets in ${theme}`);
  }
});

test('the labels of the usual sets have types of their own', () => {
  assert.equal(new Set(['PER', 'ORG', 'LOC', 'MISC'].map(typeOfLabel)).size, 4);
  for (const label of 'TIME LAW GPE NORP LANGUAGE PERCENT FAC PRODUCT ORDINAL LOC PERSON WORK_OF_ART MONEY DATE EVENT QUANTITY ORG CARDINAL'.split(
    ' ',
  ))
    assert.ok(typeOfLabel(label), label);
  assert.equal(typeOfLabel('Person'), 'person');
  assert.equal(typeOfLabel('VESSEL'), undefined);
});

test('colours that users write', () => {
  assert.deepEqual(userColour('#fa0'), { dark: '#fa0', light: '#fa0' });
  assert.deepEqual(userColour({ dark: '#ffaa00' }), { dark: '#ffaa00' });
  for (const wrong of ['red', '#12', 'url(x)', { dark: 'red' }, {}, null, 7])
    assert.equal(userColour(wrong), undefined);
});

test('the page gets colours and nothing that users could slip in', () => {
  const sheet = styleSheet({ ORG: '#123456', 'x}body{': '#ffffff', PER: '#fff;} body {' });
  assert.match(sheet, /--label-ORG: #123456;/);
  assert.doesNotMatch(sheet, /x\}|--label-PER/);
  assert.equal(sheet.match(/--person:/g)?.length, 4);
});

test('names in a line, however it is spaced', () => {
  const names = (line: string) =>
    namesIn(line, new Set(['PER', 'ORG'])).map(([start, end, label]) => [line.slice(start, end), label]);
  assert.deepEqual(names('[PER Ida Oru  ] of -[ORG Guild] and [LOC Sorn  ]'), [
    ['Ida Oru', 'PER'],
    ['Guild', 'ORG'],
  ]);
  assert.deepEqual(names('[PER  ] [PER] [ORG PER  ]'), [['PER', 'ORG']]);
  assert.deepEqual(names('[PER Ida [ORG Guild  ]'), [['Guild', 'ORG']]);
});
