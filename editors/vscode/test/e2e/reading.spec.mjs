// The reading view beside the text.
import { cable, large, textOf } from './samples.mjs';
import { themeCalled } from './version.mjs';
import { equal, ok, patience, until } from './wait.mjs';

export const setup = { files: { 'cable.ann.txt': cable, 'large.ann.txt': large }, file: 'cable.ann.txt' };
const lines = textOf(cable).split('\n');
const count = (label) => textOf(cable).split(`[${label} `).length - 1;

let view;
const shown = (text) =>
  until(`“${text}” in the reading view`, () =>
    view.evaluate((text) => document.querySelector('#text').innerText.replace(/\s+/g, ' ').includes(text), text),
  );

/** Whether the text's line is on screen in the reading view. */
const visible = (part) =>
  view.evaluate(
    (part) =>
      [...document.querySelectorAll('.line')].some((line) => {
        const box = line.getBoundingClientRect();
        return line.innerText.includes(part) && box.bottom > 60 && box.top < window.innerHeight;
      }),
    part,
  );

/** The middle of an element of the view, in the window. */
async function place(selector, text) {
  const element = view.locator(selector).filter({ hasText: text }).first();
  // Lines are drawn anew while the view settles, and an element may be replaced under way.
  const settled = () =>
    element.scrollIntoViewIfNeeded({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  await until(`“${text}” in its place`, settled);
  return element;
}

export const tests = {
  'it opens beside the text, without brackets, with names marked': async ({ workbench, picture }) => {
    await workbench.command('Glossator: Open Reading View');
    view = await workbench.webview('#legend button');
    await shown('The first session of the Joint Maritime Working Group');
    const text = await view.evaluate(() => document.querySelector('#text').innerText);
    ok(!/[[\]]|<a |¶<|<code>/.test(text), text.slice(0, 300));
    const mark = await view.evaluate(() => {
      const one = document.querySelector('mark[data-label="LOC"]');
      return { text: one.textContent, line: getComputedStyle(one).borderBottomColor };
    });
    ok(mark.text === 'TARSOLIN' && mark.line !== 'rgba(0, 0, 0, 0)', JSON.stringify(mark));
    await until('blanks before commas hidden', () =>
      view.evaluate(
        () =>
          /May 6 falls/.test(document.querySelector('#text').innerText) &&
          !/ ,/.test(document.querySelector('#text').innerText),
      ),
    );
    await picture('reading');
  },

  'the legend has the labels with their counts': async () => {
    const entries = await view.$$eval('#legend button', (all) => all.map((one) => one.innerText.replace(/\s+/g, ' ')));
    equal(
      entries,
      ['PER', 'ORG', 'LOC', 'MISC'].map((label) => `${label} ${count(label)}`),
    );
  },

  'nothing from elsewhere, no style or script but ours': async () => {
    const policy = await view.$eval('meta[http-equiv]', (meta) => meta.content);
    ok(
      /default-src 'none'/.test(policy) &&
        /script-src 'nonce-/.test(policy) &&
        !/unsafe|http:|\*;/.test(policy.replace(/style-src [^;]*;/, '')),
      policy,
    );
  },

  'a label is left out of the colours': async () => {
    const background = () =>
      view.evaluate(() => getComputedStyle(document.querySelector('mark[data-label="ORG"]')).backgroundColor);
    const before = await background();
    await view.locator('#legend button').filter({ hasText: 'ORG' }).click();
    await until('ORG without colour', async () => (await background()) !== before);
    await view.locator('#legend button').filter({ hasText: 'ORG' }).click();
    await until('ORG in colour', async () => (await background()) === before);
  },

  'it follows the cursor': async ({ workbench }) => {
    await workbench.focusEditor();
    const row = lines.findIndex((line) => line.includes('Ysold Karrow Venn'));
    await workbench.goTo(row + 1, lines[row].indexOf('Karrow') + 1);
    await until('the name in view', () => visible('Ysold Karrow Venn'));
    await until('the name marked', () =>
      view.evaluate(() => document.querySelector('mark.here')?.textContent === 'Ysold Karrow Venn'),
    );
  },

  'it follows the scrolling of the text': async ({ workbench }) => {
    await workbench.key('Control+Home');
    await until('the beginning in view', () => visible('SECTION 01 OF 04'));
    const box = await workbench.page.locator('.editor-instance .view-lines').first().boundingBox();
    await workbench.page.mouse.move(box.x + 100, box.y + 200);
    await until('another part in view', async () => {
      await workbench.page.mouse.wheel(0, 400);
      return !(await visible('SECTION 01 OF 04'));
    });
  },

  'a click leads to the place in the text': async ({ workbench }) => {
    await workbench.goTo(1);
    await until('the beginning in view', () => visible('SECTION 01 OF 04'));
    await (await place('mark', 'Lanternhead')).click();
    const row = lines.findIndex((line) => line.includes('Lanternhead'));
    await until('the cursor on the name', async () => {
      const [line, column] = await workbench.position();
      return (
        line === row + 1 &&
        column > lines[row].indexOf('Lanternhead') &&
        column <= lines[row].indexOf('Lanternhead') + 'Lanternhead'.length + 1
      );
    });
  },

  'it changes while typing, and nothing else is drawn anew': async ({ workbench }) => {
    await workbench.goTo(3, 1);
    await view.evaluate(() => {
      for (const block of document.querySelectorAll('#text p')) block.kept = true;
    });
    await workbench.type('Zephyrine said . ');
    await shown('Zephyrine said.');
    const kept = await view.evaluate(
      () => [...document.querySelectorAll('#text p')].filter((block) => !block.kept).length,
    );
    ok(kept <= 2, `${kept} paragraphs were drawn anew`);
    await workbench.goTo(3, 1);
    await workbench.type('[PER Ida Oru  ] ');
    await until('a new mark', () =>
      view.evaluate(() =>
        [...document.querySelectorAll('mark[data-label="PER"]')].some((one) => one.textContent === 'Ida Oru'),
      ),
    );
    await until(
      'one more in the legend',
      async () =>
        (await view.$$eval('#legend button', (all) => all[0].innerText.replace(/\s+/g, ' '))) ===
        `PER ${count('PER') + 1}`,
    );
    await workbench.command('File: Revert File');
    await until('as before', () =>
      view.evaluate(() => !document.querySelector('#text').innerText.includes('Zephyrine')),
    );
  },

  'lines that come and go move what is below': async ({ workbench }) => {
    await workbench.goTo(5, 1);
    for (let i = 0; i < 3; i++) await workbench.type('Added here . \n');
    await shown('Added here.');
    await (await place('mark', 'Lanternhead')).click();
    await until(
      'the cursor three lines down',
      async () => (await workbench.position())[0] === lines.findIndex((line) => line.includes('Lanternhead')) + 4,
    );
    await workbench.command('File: Revert File');
    await until('as before', () =>
      view.evaluate(() => !document.querySelector('#text').innerText.includes('Added here')),
    );
  },

  'in a light and in a high contrast theme': async ({ code, picture }) => {
    for (const [name, kind] of [
      ['Light Modern', 'vscode-light'],
      ['Default High Contrast', 'vscode-high-contrast'],
    ]) {
      code.settings({ 'workbench.colorTheme': themeCalled(name) });
      await until(name, () => view.evaluate((kind) => document.body.classList.contains(kind), kind));
      await picture(`reading-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    code.settings({});
    await until('dark', () => view.evaluate(() => document.body.classList.contains('vscode-dark')));
  },

  'one view for a document': async ({ workbench }) => {
    await workbench.focusEditor();
    await workbench.command('Glossator: Open Reading View');
    equal(await workbench.page.locator('.tab').filter({ hasText: 'Reading cable' }).count(), 1, 'tabs');
    await workbench.page.locator('.tab').filter({ hasText: 'Reading cable' }).first().click({ button: 'middle' });
  },

  'a document of 10 MB: little of it on the page, its end reached, typed in': async ({ workbench }) => {
    await workbench.openFile('large.ann.txt');
    let start = Date.now();
    await workbench.command('Glossator: Open Reading View');
    view = await until(
      'the view of the large document',
      async () => {
        for (const frame of workbench.page.frames())
          if (await frame.evaluate(() => document.querySelectorAll('.chunk').length > 1000).catch(() => false))
            return frame;
        return null;
      },
      40_000,
    );
    await shown('The Lamplighters of Quillhaven');
    const opened = Date.now() - start;
    await workbench.focusEditor();
    start = Date.now();
    await workbench.key('Control+End');
    await until('the end in view', () => visible('The end is'));
    const reached = Date.now() - start;
    const elements = await view.evaluate(() => document.querySelectorAll('#text *').length);
    start = Date.now();
    await workbench.type('Last words . ');
    await shown('Last words.');
    const typed = Date.now() - start;
    console.log(`     10 MB: opened in ${opened} ms, end in ${reached} ms, typed in ${typed} ms, ${elements} elements`);
    ok(elements < 60_000, `${elements} elements on the page`);
    ok(reached < patience(5_000) && typed < patience(3_000), 'too slow');
    await workbench.command('File: Revert File');
  },
};
