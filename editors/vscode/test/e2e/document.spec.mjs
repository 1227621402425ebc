// What a reader sees of a cable: outline, hover, findings, navigation, status.
import { cable, textOf } from './samples.mjs';
import { ok, patience, until } from './wait.mjs';

export const setup = { files: { 'cable.ann.txt': cable }, file: 'cable.ann.txt' };
const lines = textOf(cable).split('\n');

export const tests = {
  'the outline has the header, all sections and all paragraphs': async ({ workbench, picture }) => {
    // The files fold away, so that the outline has the side bar.
    await workbench.page.locator('.pane-header').filter({ hasText: 'workspace' }).first().click();
    await workbench.command('Explorer: Focus on Outline View');
    const rows = new Map();
    // The tree shows what fits; it is gone through from top to bottom.
    await workbench.key('Home');
    await until('all 17 paragraphs in the outline', async () => {
      for (const { text } of await workbench.outline()) rows.set(text, true);
      const numbers = new Set([...rows.keys()].map((text) => /^¶ ?(\d+)/.exec(text)?.[1]).filter(Boolean));
      if (numbers.size < 17) await workbench.key('PageDown');
      return numbers.size === 17;
    });
    const all = [...rows.keys()].join('\n');
    for (const name of [
      'Header',
      'SUBJECT',
      'Political and Economic Tides',
      'Dangers on the Water',
      'A Navy That Can Learn',
    ])
      ok(all.includes(name), `no ${name} in\n${all}`);
    await workbench.key('Home');
    await picture('outline');
  },

  'a row of the outline leads to its paragraph': async ({ workbench }) => {
    await workbench.page.locator('.outline-tree .monaco-list-row').filter({ hasText: 'SUBJECT' }).first().dblclick();
    await until('the cursor in the subject', async () => {
      const position = await workbench.position();
      return position?.[0] === 1 && position[1] > 100;
    });
  },

  'hovering a name says what it is': async ({ workbench, picture }) => {
    await workbench.focusEditor();
    await workbench.goTo(12);
    const text = await workbench.hover('Vandrel', /PER/);
    ok(/Vandrel/.test(text), text);
    await picture('hover');
  },

  'breadcrumbs and sticky lines know the paragraph': async ({ workbench }) => {
    await workbench.goTo(11);
    await until('the section in the breadcrumbs', async () =>
      (await workbench.page.locator('.breadcrumbs-below-tabs').innerText()).includes('Political'),
    );
  },

  'a tag broken by typing is a problem within a second, and none when repaired': async ({ workbench, picture }) => {
    await workbench.command('Problems: Focus on Problems View');
    const row = lines.findIndex((line) => line.includes('[PER Vandrel  ]'));
    const close = lines[row].indexOf(']', lines[row].indexOf('[PER Vandrel'));
    await workbench.focusEditor();
    await workbench.goTo(row + 1, close + 2);
    const errors = async () =>
      (await workbench.problems()).filter((text) => /not closed|never closed|unclosed/i.test(text)).length;
    const before = await errors();
    let start = Date.now();
    await workbench.key('Backspace');
    await until('the problem', async () => (await errors()) > before);
    ok(Date.now() - start < patience(1000), `it took ${Date.now() - start} ms`);
    await picture('broken-tag');
    await workbench.goTo(1);
    const told = workbench.page
      .locator('.monaco-hover:not(.hidden)')
      .filter({ has: workbench.page.locator('.hover-row') })
      .first();
    // Lenses and notes that come after the edit move the text, and VS Code takes the hover away.
    await until('a finding told at its place', async () => {
      await workbench.key('F8');
      return until('the hover', async () => /glossator/.test(await told.innerText({ timeout: 1000 })), 2_000);
    });
    await workbench.key('Escape');
    await workbench.goTo(row + 1, close + 1);
    start = Date.now();
    await workbench.type(']');
    await until('the problem to go', async () => (await errors()) === before);
    ok(Date.now() - start < patience(1000), `to go it took ${Date.now() - start} ms`);
    await workbench.key('Control+S');
  },

  'a paragraph is reached by its number': async ({ workbench }) => {
    await workbench.key('Control+Shift+O');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.waitFor({ state: 'visible', timeout: patience(10_000) });
    await input.fill('@¶9');
    await workbench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '¶9' }).first().click();
    const wanted = lines.findIndex((line) => line.includes("'par9'")) + 1;
    await until(
      `the cursor at ¶9 in line ${wanted}`,
      async () => Math.abs((await workbench.position())[0] - wanted) <= 1,
    );
  },

  'names are gone through': async ({ workbench }) => {
    await workbench.goTo(3, 1);
    await workbench.key('Alt+.');
    await until(
      'the first name of the line',
      async () =>
        (await workbench.position()).join() === `3,${lines[2].indexOf('Port Merrow') + 'Port Merrow'.length + 1}`,
    );
    await workbench.key('Alt+.');
    await until(
      'the second one',
      async () => (await workbench.position()).join() === `3,${lines[2].indexOf('Ashkeld') + 'Ashkeld'.length + 1}`,
    );
    await workbench.key('Alt+,');
    await until(
      'the first one again',
      async () =>
        (await workbench.position()).join() === `3,${lines[2].indexOf('Port Merrow') + 'Port Merrow'.length + 1}`,
    );
  },

  'the language status tells the label set and counts': async ({ workbench }) => {
    await workbench.page
      .locator('.statusbar-item')
      .filter({ has: workbench.page.locator('.codicon-json, .codicon-bracket') })
      .first()
      .hover();
    await until('the language status', async () =>
      /conll4.*161 mentions/s.test(
        await workbench.page
          .locator('.monaco-hover .hover-language-status')
          .allInnerTexts()
          .then((all) => all.join('\n')),
      ),
    );
    await workbench.page.mouse.move(2, 2);
  },

  'all sections fold': async ({ workbench }) => {
    await workbench.goTo(1);
    await workbench.key('Control+K', 'Control+0');
    await until('the first and the last line on one screen', async () => {
      const shown = (await workbench.lines()).join('\n');
      return shown.includes('SECTION 01') && shown.includes('THORNBURY');
    });
    await workbench.key('Control+K', 'Control+J');
  },
};
