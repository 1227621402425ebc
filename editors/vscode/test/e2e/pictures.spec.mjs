// The pictures of the README: small ones of what the other specs test. Only when a folder for pictures is given.
import { statSync } from 'node:fs';
import path from 'node:path';
import { cable, ontonotes, textOf } from './samples.mjs';
import { ok, until } from './wait.mjs';

export const setup = {
  files: { 'ontonotes.ann.txt': ontonotes, 'cable.ann.txt': cable }, file: 'ontonotes.ann.txt', width: 920, height: 470,
  settings: { 'workbench.activityBar.location': 'hidden', 'window.commandCenter': false, 'workbench.layoutControl.enabled': false, 'breadcrumbs.enabled': false, 'editor.fontSize': 13, 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false },
};
const shots = process.env.GLOSSATOR_SHOTS;

async function keep(workbench, name, clip) {
  await workbench.page.mouse.move(500, 465);
  const file = path.join(shots, `readme-${name}.png`);
  await workbench.screenshot(file, clip ? { clip } : {});
  const { size } = statSync(file);
  ok(size <= 150_000, `${name} has ${size} bytes`);
}

const pictures = {
  'the colours': async ({ workbench }) => {
    await until('colours', async () => (await workbench.look('Oresta'))?.colour === 'rgb(140, 184, 255)');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await until('the whole width', async () => (await workbench.look('Oresta')).x < 200);
    await workbench.goTo(7);
    await keep(workbench, 'colours', { x: 0, y: 36, width: 920, height: 190 });
  },

  'outline and hover': async ({ workbench }) => {
    await workbench.openFile('cable.ann.txt');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.page.locator('.pane-header').filter({ hasText: 'workspace' }).first().click();
    await workbench.command('Explorer: Focus on Outline View');
    await until('the outline', async () => (await workbench.outline()).length > 10);
    await workbench.focusEditor();
    await workbench.goTo(textOf(cable).split('\n').findIndex((line) => line.includes('[PER Vandrel  ]')) + 1);
    await workbench.hover('Vandrel', /PER/);
    const file = path.join(shots, 'readme-outline.png');
    await workbench.screenshot(file);
    ok(statSync(file).size <= 150_000, `outline has ${statSync(file).size} bytes`);
  },

  'the reading view': async ({ workbench }) => {
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.command('Glossator: Open Reading View');
    await workbench.focusEditor();
    const lines = textOf(cable).split('\n'), row = lines.findIndex((line) => line.includes('Lanternhead'));
    await workbench.goTo(row + 1, lines[row].indexOf('Lanternhead') + 3);
    const view = await workbench.webview('mark.here');
    await until('its text', () => view.evaluate(() => document.body.innerText.includes('harbour manifests')));
    await keep(workbench, 'reading');
  },
};

export const tests = shots ? pictures : {};
