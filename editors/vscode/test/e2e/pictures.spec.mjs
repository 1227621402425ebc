// The pictures of the README and the walkthrough, in dark and light. Only when a folder for pictures is given.
import { statSync } from 'node:fs';
import path from 'node:path';
import { cable, colourOf, ontonotes, textOf } from './samples.mjs';
import { ok, until } from './wait.mjs';

// About as wide as the walkthrough shows them, so that they can be read there.
const WIDTH = 660,
  HEIGHT = 430;
export const setup = {
  files: { 'ontonotes.ann.txt': ontonotes, 'cable.ann.txt': cable },
  file: 'ontonotes.ann.txt',
  width: WIDTH,
  height: HEIGHT,
  scale: 1.5,
  settings: {
    'workbench.activityBar.location': 'hidden',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'breadcrumbs.enabled': false,
    'workbench.statusBar.visible': false,
    'workbench.editor.editorActionsLocation': 'hidden',
    'editor.fontSize': 14,
    'editor.inlayHints.enabled': 'off',
    'editor.codeLens': false,
  },
};
const shots = process.env.GLOSSATOR_SHOTS;
const SHADES = { dark: 'Dark Modern', light: 'Light Modern' };

async function keep(workbench, name) {
  await workbench.page.mouse.move(100, HEIGHT - 5);
  await save(workbench, name, {});
}

async function save(workbench, name, options) {
  const file = path.join(shots, `${name}.png`);
  await workbench.screenshot(file, options);
  const { size } = statSync(file);
  ok(size <= 200_000, `${name} has ${size} bytes`);
}

const inShade = (shade) => ({
  [`the colours, ${shade}`]: async ({ code, workbench }) => {
    code.settings({ 'workbench.colorTheme': SHADES[shade] });
    await workbench.openFile('ontonotes.ann.txt');
    await workbench.goTo(1);
    await until('colours', async () => (await workbench.look('Oresta'))?.colour === colourOf('person', shade));
    if ((await workbench.look('Oresta')).x > 200) await workbench.command('View: Toggle Primary Side Bar Visibility');
    await until('the whole width', async () => (await workbench.look('Oresta')).x < 200);
    await keep(workbench, `colours-${shade}`);
  },

  [`outline and hover, ${shade}`]: async ({ workbench }) => {
    await workbench.openFile('cable.ann.txt');
    await workbench.command('Explorer: Focus on Outline View');
    await until('the outline with the whole height', async () => {
      const files = workbench.page.locator('.pane-header.expanded').filter({ hasText: 'workspace' }).first();
      if (await files.count()) await files.click({ position: { x: 40, y: 10 } });
      return (await workbench.outline()).length > 7;
    });
    await workbench.focusEditor();
    const lines = textOf(cable).split('\n'),
      row = lines.findIndex((line) => line.includes('[PER Vandrel  ]'));
    await workbench.goTo(row + 1, lines[row].indexOf('Vandrel') + 2);
    await workbench.hover('Vandrel', /PER/);
    await save(workbench, `outline-${shade}`, {});
    await workbench.command('View: Toggle Primary Side Bar Visibility');
  },
});

const reading = {
  'the reading view, dark and light': async ({ code, workbench }) => {
    await workbench.command('Glossator: Open Reading View');
    await workbench.focusEditor();
    const lines = textOf(cable).split('\n'),
      row = lines.findIndex((line) => line.includes('Lanternhead'));
    await workbench.goTo(row + 1, lines[row].indexOf('Lanternhead') + 3);
    for (const [shade, theme] of Object.entries(SHADES)) {
      code.settings({ 'workbench.colorTheme': theme });
      await until('colours', async () => (await workbench.look('Lanternhead'))?.colour === colourOf('misc', shade));
      const view = await workbench.webview('mark.here');
      await until('its text', () => view.evaluate(() => document.body.innerText.includes('harbour manifests')));
      await keep(workbench, `reading-${shade}`);
    }
  },
};

export const tests = shots ? { ...inShade('dark'), ...inShade('light'), ...reading } : {};
