// The workbench as a user sees and drives it.
import path from 'node:path';
import { minor } from './version.mjs';
import { patience, until } from './wait.mjs';

const plain = (text) => text.replace(/\u00a0/g, ' ').replace(/[\u200b-\u200f]/g, '');
const ROWS = '.view-lines > .view-line',
  VIEW = `.editor-instance ${ROWS}`;

export class Workbench {
  constructor(page, code) {
    this.page = page;
    this.code = code;
  }

  /** Opens the workspace, or the folders that a file in it lists as `folders`, and a file, in a new window. */
  static async open(
    browser,
    code,
    { file, folders, more = [], width = 1280, height = 800, scale = 1, colorScheme = 'dark' } = {},
  ) {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const authority = `127.0.0.1:${code.port}`;
    const payload = [...more, ...(file ? [['openFile', `vscode-remote://${authority}${code.file(file)}`]] : [])];
    const place = folders
      ? `workspace=${encodeURIComponent(code.file(folders))}`
      : `folder=${encodeURIComponent(code.workspace)}`;
    await page.goto(`http://${authority}/?${place}&payload=${encodeURIComponent(JSON.stringify(payload))}`, {
      waitUntil: 'domcontentloaded',
      timeout: patience(60_000),
    });
    await page.waitForSelector('.monaco-workbench', { timeout: patience(90_000) });
    const workbench = new Workbench(page, code);
    if (file)
      await until(`the text of ${file}`, async () => (await workbench.lines()).some((line) => line.trim()), 60_000);
    return workbench;
  }

  /** The lines on screen, in order. */
  lines(part = '.editor-instance') {
    return this.page
      .$$eval(`${part} ${ROWS}`, (rows) =>
        rows
          .map((row) => [parseFloat(row.style.top), row.textContent])
          .sort((a, b) => a[0] - b[0])
          .map(([, text]) => text),
      )
      .then((lines) => lines.map(plain));
  }

  key(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }
  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Runs a command of the palette by its title. What it offers may come late, so it is asked again. */
  async command(title) {
    const input = this.page.locator('.quick-input-widget input').first();
    const row = this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: title.replace(/^[^:]*:\s*/, '') })
      .first();
    await until(`the command ${title}`, async () => {
      await this.key('Escape', 'F1');
      await input.waitFor({ state: 'visible', timeout: patience(2_000) });
      await input.fill(`>${title}`, { timeout: patience(2_000) });
      await row.click({ timeout: patience(3_000) });
      return true;
    });
    await until(
      'the palette to go',
      async () => !(await input.isVisible()) || (await input.inputValue()) !== `>${title}`,
      15_000,
    );
  }

  /** Whether the palette offers a command. */
  async offers(title) {
    return (await this.offered(title)).some((offered) => offered.startsWith(title));
  }

  /** The commands that the palette offers for words, in their order. */
  async offered(title) {
    const input = this.page.locator('.quick-input-widget input').first();
    await until('the palette', async () => {
      await this.key('Escape', 'F1');
      await input.waitFor({ state: 'visible', timeout: patience(2_000) });
      await input.fill(`>${title}`, { timeout: patience(2_000) });
      return true;
    });
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await until(
      `an answer for ${title}`,
      async () => (await rows.count()) > 0 || (await this.page.locator('.quick-input-message').isVisible()),
    );
    const titles = await rows.evaluateAll((all) =>
      all
        .map((row) => [Number(row.getAttribute('data-index')), row.querySelector('.label-name')?.textContent ?? ''])
        .sort((a, b) => a[0] - b[0])
        .map(([, title]) => title),
    );
    await this.key('Escape');
    return titles.map(plain);
  }

  /** Opens a file. What the boxes offer comes in steps, so it is tried again. */
  async openFile(name) {
    const base = path.basename(name),
      input = this.page.locator('.quick-input-widget input').first();
    await until(
      `the tab of ${base}`,
      async () => {
        if ((await this.activeTab()) === base) return true;
        await (minor > 100 ? this.quickOpen(input, name, base) : this.openPath(input, this.code.file(name)));
        await input.waitFor({ state: 'hidden', timeout: patience(5_000) });
        return until('the tab', async () => (await this.activeTab()) === base, 5_000);
      },
      60_000,
    );
    await until(`the text of ${base}`, async () => (await this.lines()).length > 0);
  }

  async quickOpen(input, name, base) {
    await this.key('Escape', 'Control+P');
    await input.waitFor({ state: 'visible', timeout: patience(5_000) });
    await input.fill(name, { timeout: patience(2_000) });
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: base })
      .first()
      .click({ timeout: patience(10_000) });
  }

  /** Old ones do not search for files here: their search program is fetched by an install script. */
  async openPath(input, file) {
    await this.key('Escape', 'Control+O');
    await until('the box for a path', async () => (await input.inputValue({ timeout: 1000 })).startsWith('/'), 5_000);
    await input.fill(file, { timeout: patience(2_000) });
    await until('the path in the box', async () => (await input.inputValue()) === file, 5_000);
    await this.key('Enter');
  }

  async activeTab() {
    return (
      await this.page
        .locator('.editor-group-container.active .tabs-container .tab.active')
        .first()
        .textContent({ timeout: 1000 })
    )?.trim();
  }

  /** Puts the focus into the text; from within a webview keys come late. */
  focusEditor() {
    return until('the focus in the text', async () => {
      if (await this.page.locator('.editor-instance .monaco-editor.focused').count()) return true;
      await this.key('Control+1');
      return until('the focus', () => this.page.locator('.editor-instance .monaco-editor.focused').count(), 1_000);
    });
  }

  /** Goes to a line and column, both from 1. */
  async goTo(line, column = 1) {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.focusEditor();
    await until('the box for a line', async () => {
      await this.key('Control+G');
      await input.waitFor({ state: 'visible', timeout: patience(2_000) });
      await input.fill(`:${line}:${column}`, { timeout: patience(2_000) });
      return true;
    });
    await this.key('Enter');
    await input.waitFor({ state: 'hidden', timeout: patience(10_000) });
    await until(`the cursor at ${line}:${column}`, async () =>
      (await this.status()).some((text) => text.startsWith(`Ln ${line}, Col ${column}`)),
    );
  }

  async position() {
    const text = (await this.status()).find((item) => item.startsWith('Ln '));
    return text && [...text.matchAll(/\d+/g)].slice(0, 2).map(Number);
  }

  /** Rectangle and style of the nth place of a text within the lines on screen. */
  async look(text, nth = 0) {
    return this.page.evaluate(
      ([text, nth, view]) => {
        const rows = [...document.querySelectorAll(view)].sort(
          (a, b) => parseFloat(a.style.top) - parseFloat(b.style.top),
        );
        for (const row of rows) {
          const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let all = '';
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            nodes.push([node, all.length]);
            all += node.data.replace(/\u00a0/g, ' ');
          }
          for (let at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + 1)) {
            if (nth-- > 0) continue;
            const find = (index) => {
              const [node, start] = nodes.findLast(([, start]) => start <= index);
              return [node, index - start];
            };
            const range = document.createRange(),
              [first, from] = find(at),
              [last, to] = find(at + text.length - 1);
            range.setStart(first, from);
            range.setEnd(last, to + 1);
            const { x, y, width, height } = range.getBoundingClientRect(),
              style = getComputedStyle(first.parentElement);
            return {
              x,
              y,
              width,
              height,
              colour: style.color,
              italic: style.fontStyle === 'italic',
              bold: Number(style.fontWeight) >= 600,
              underlined: style.textDecorationLine.includes('underline'),
            };
          }
        }
        return null;
      },
      [text, nth, VIEW],
    );
  }

  async click(text, nth = 0) {
    const box = await until(`“${text}” on screen`, () => this.look(text, nth));
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** The text of the hover over a text, once it has what is wanted: it fills in steps. */
  async hover(text, wanted, nth = 0) {
    let looks = 0;
    const hover = this.page
      .locator('.monaco-hover:not(.hidden)')
      .filter({ has: this.page.locator('.hover-row, .hover-contents') })
      .first();
    return until(`a hover on “${text}” with ${wanted}`, async () => {
      if (!(await hover.isVisible())) {
        // Lenses and hints come late and move the text.
        const box = await until(`“${text}” on screen`, () => this.look(text, nth));
        await this.page.mouse.move(2, 2);
        await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
        await until('a hover', () => hover.isVisible(), 2_000);
      }
      const shown = plain(await hover.innerText()).trim();
      const opaque = await hover.evaluate((one) =>
        one.getAnimations({ subtree: true }).every((animation) => animation.playState === 'finished'),
      );
      if (opaque && wanted.test(shown)) return shown;
      // It may be over another text, when this one has moved meanwhile.
      if (++looks % 40 === 0) await this.page.mouse.move(2, 2);
      return false;
    });
  }

  squiggles() {
    return this.page.$$eval('.editor-instance .view-overlays [class*="squiggly-"]', (all) =>
      all.map((one) => /squiggly-(\w+)/.exec(one.className)[1]),
    );
  }

  outline() {
    return this.tree('.outline-tree', '.outline-element');
  }

  tree(tree, part) {
    return this.page
      .$$eval(
        `${tree} .monaco-list-row`,
        (rows, part) =>
          rows
            .map((row) => [
              Number(row.getAttribute('data-index')),
              Number(row.getAttribute('aria-level')),
              (row.querySelector(part) ?? row).textContent.trim(),
            ])
            .sort((a, b) => a[0] - b[0])
            .map(([, level, text]) => ({ level, text })),
        part,
      )
      .then((rows) => rows.map((row) => ({ ...row, text: plain(row.text) })));
  }

  problems() {
    return this.page.$$eval('.markers-panel .monaco-list-row', (rows) =>
      rows
        .map((row) => [Number(row.getAttribute('data-index')), row.getAttribute('aria-label') ?? row.textContent])
        .sort((a, b) => a[0] - b[0])
        .map(([, text]) => text),
    );
  }

  status() {
    return this.page
      .$$eval('.statusbar-item', (all) => all.map((one) => one.textContent.trim()).filter(Boolean))
      .then((all) => all.map(plain));
  }

  notifications() {
    return this.page.$$eval('.notification-toast .notification-list-item', (all) =>
      all.map((one) => ({
        text: one.querySelector('.notification-list-item-message')?.textContent.trim() ?? '',
        buttons: [...one.querySelectorAll('.notification-list-item-buttons-container .monaco-button')].map((button) =>
          button.textContent.trim(),
        ),
      })),
    );
  }

  /** What a list titled so offers. */
  async picks(title) {
    await until(`a list to pick from: ${title}`, async () =>
      (await this.page.locator('.quick-input-widget .quick-input-title').innerText({ timeout: 1000 })).includes(title),
    );
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    await until('rows to pick from', async () => (await rows.count()) > 0);
    return rows.evaluateAll((all) => all.map((row) => row.querySelector('.label-name')?.textContent ?? ''));
  }

  /** The frame of the page of a webview, once it has the element wanted. */
  webview(wanted) {
    return until(
      `a webview with ${wanted}`,
      async () => {
        for (const frame of this.page.frames()) if (await frame.$(wanted).catch(() => null)) return frame;
        return null;
      },
      40_000,
    );
  }

  screenshot(file, options = {}) {
    return this.page.screenshot({ path: file, ...options });
  }
  close() {
    return this.page.context().close();
  }
}
