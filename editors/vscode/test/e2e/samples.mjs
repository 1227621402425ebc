// Our samples, and what is known of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../sample');
const palette = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../palette.json'), 'utf8'));

export const cable = { copy: path.join(folder, 'velmora.ann.txt') };
export const article = { copy: path.join(folder, 'article.ann.txt') };
export const ontonotes = { copy: path.join(folder, 'ontonotes.ann.txt') };
export const textOf = ({ copy }) => readFileSync(copy, 'utf8');

/** The colour that the palette has for a token type, as a page computes it. */
export function colourOf(type, theme) {
  const hex = palette.hues[palette.types[type].hue][theme];
  return `rgb(${[1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;
}
export const isItalic = (type) => palette.types[type].italic === true;

/** Of about so many bytes; the last line is found by its words. */
export const large = {
  text: () => `${textOf(article).repeat(Math.ceil(10e6 / textOf(article).length))}The end is [PER Zephyrine  ] . \n`,
};
