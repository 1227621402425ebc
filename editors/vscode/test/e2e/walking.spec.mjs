// Findings gone through by F8, in the order of the text.
import { equal, ok, until } from './wait.mjs';

// A hint, warnings, an error; in no order of severity.
const TEXT = [
  'The [ORG Guild  ] met [PER Ida ] in [LOC Sorn  ] . ',
  'The [ORG Marigold  ] saw [per Emmet  ] . ',
  'The [ORG Marigold  ] rose . ',
  'The [LOC Marigold  ] is calm . ',
  'The [ORG Guild  ] met [PER Ida  ] in [LOC Sorn  ] , [LOC Velm  ] , [PER  ] . ',
  '',
].join('\n');
export const setup = {
  files: { 'walk.ann.txt': TEXT },
  file: 'walk.ann.txt',
  settings: { 'editor.inlayHints.enabled': 'off', 'editor.codeLens': false },
};

const hover = (workbench) =>
  workbench.page
    .locator('.monaco-hover:not(.hidden)')
    .filter({ has: workbench.page.locator('.hover-row') })
    .first();
const told = (workbench) =>
  until('which finding it is', async () =>
    (await workbench.status())
      .map((text) => /^Finding (\d+) of (\d+)$/.exec(text))
      .find(Boolean)
      ?.slice(1)
      .map(Number),
  );

/** The places where it stops until it is where it was first, or 20. */
async function round(workbench, key) {
  const places = [];
  for (let step = 0; step < 20; step++) {
    const before = (await workbench.position()).join();
    await workbench.key(key);
    await until('another place', async () => (await workbench.position()).join() !== before);
    const place = await workbench.position();
    if (places.some((one) => one.join() === place.join())) return places;
    places.push(place);
  }
  return places;
}

export const tests = {
  'F8 goes from the cursor on, in the order of the text, through all severities, and round': async ({
    workbench,
    picture,
  }) => {
    await until('findings of all kinds', async () => new Set(await workbench.squiggles()).size >= 3);
    await workbench.goTo(1, 1);
    const places = await round(workbench, 'F8');
    const [, count] = await told(workbench);
    equal(places.length, count, 'stops');
    equal(
      places,
      [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]),
      'places in the order of the text',
    );
    ok(
      [1, 2, 4, 5].every((line) => places.some(([one]) => one === line)),
      `lines: ${places.join(' ')}`,
    );
    await until(
      'what is wrong there',
      async () => (await hover(workbench).isVisible()) && /glossator/i.test(await hover(workbench).innerText()),
    );
    await picture('next-finding');
  },

  'after Escape it goes on, from where the cursor is then': async ({ workbench }) => {
    await workbench.key('Escape');
    await workbench.goTo(2, 1);
    await workbench.key('F8');
    await until('the next one', async () => (await workbench.position())[0] === 2);
    await until('it told', () => hover(workbench).isVisible());
    const first = (await workbench.position()).join();
    await workbench.key('Escape', 'F8');
    await until('another', async () => (await workbench.position()).join() !== first);
    await workbench.key('Shift+F8');
    await until('the one before', async () => (await workbench.position()).join() === first);
  },
};
