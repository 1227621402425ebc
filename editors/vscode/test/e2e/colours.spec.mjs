// The colour of each label on screen, in each kind of theme.
import { colourOf, isItalic, ontonotes } from './samples.mjs';
import { themeCalled } from './version.mjs';
import { equal, ok, until } from './wait.mjs';

export const setup = {
  files: {
    'ontonotes.ann.txt': ontonotes,
    'acronym.ann.txt': 'The [ORG OTW  ] met the [ORG Guild  ] . \nOn [MISC 9/11  ] [PER Ida  ] left [LOC Sorn  ] . \n',
    'acronym2.ann.txt': 'The [ORG OTW  ] met [per Ida  ] of the [ORG Guild  ] . \n',
    'own.ann.txt': 'The [VESSEL Grey Heron  ] left [PORT Ashkeld  ] . \nThe [VESSEL Tern  ] did not . \n',
  },
  file: 'ontonotes.ann.txt',
};

const NAMES = {
  person: 'Oresta',
  ordinal: 'fifth',
  location: 'Velmora',
  date: 'the first of May',
  group: 'Velmoran',
  law: 'Harbour Act',
  cardinal: 'forty',
  percent: 'two percent',
  time: 'nine in the',
  product: 'Grey Heron',
  facility: 'Saint Brannoc',
  quantity: 'twelve',
  organization: 'Okell',
  money: '300',
  event: 'Feast',
  language: 'Old Sornish',
  work: 'Songs',
};
const THEMES = {
  'Dark Modern': 'dark',
  'Light Modern': 'light',
  'Default High Contrast': 'contrastDark',
  'Default High Contrast Light': 'contrastLight',
  Monokai: 'dark',
  'Solarized Dark': 'dark',
  'Solarized Light': 'light',
  'Dark 2026': 'dark',
  'Light 2026': 'light',
};
const DARK = themeCalled('Dark Modern');

async function asPainted(workbench, theme) {
  for (const [type, text] of Object.entries(NAMES)) {
    // No more than that: what a theme adds for names of classes or functions is not wanted.
    const wanted = { colour: colourOf(type, theme), italic: isItalic(type), bold: false, underlined: false };
    const { colour, italic, bold, underlined } = await until(
      `${type} in ${wanted.colour}`,
      async () => {
        const look = await workbench.look(text);
        return look?.colour === wanted.colour && look;
      },
      15_000,
    );
    equal({ colour, italic, bold, underlined }, wanted, type);
  }
  equal((await workbench.look('PERSON')).colour, colourOf('labelName', theme), 'the label');
  equal((await workbench.look('[')).colour, colourOf('bracket', theme), 'the bracket');
}

const inTheme = (name, theme) => [
  `every label has its colour in ${name}`,
  async ({ code, workbench, picture }) => {
    code.settings({ 'workbench.colorTheme': themeCalled(name) });
    await asPainted(workbench, theme);
    await picture(`colours-${name.toLowerCase().replaceAll(' ', '-')}`);
  },
];

export const tests = {
  ...Object.fromEntries(
    Object.entries(THEMES)
      .filter(([name]) => themeCalled(name))
      .map(([name, theme]) => inTheme(name, theme)),
  ),

  'colours of the user by label, for that label alone, and back': async ({ code, workbench }) => {
    const red = 'rgb(255, 0, 0)',
      dark = { 'workbench.colorTheme': DARK };
    code.settings({ ...dark, 'glossator.colours': { GPE: '#ff0000', PERSON: { dark: '#ff0000', light: '#0000ff' } } });
    await until('GPE in red', async () => (await workbench.look('Velmora'))?.colour === red);
    await until('PERSON in red', async () => (await workbench.look('Oresta'))?.colour === red);
    equal((await workbench.look('Gulf')).colour, colourOf('location', 'dark'), 'LOC');
    code.settings(dark);
    await until(
      'GPE as before',
      async () => (await workbench.look('Velmora'))?.colour === colourOf('location', 'dark'),
    );
  },

  'colours of the user in the theme settings stay': async ({ code, workbench }) => {
    code.settings({
      'workbench.colorTheme': DARK,
      'editor.semanticTokenColorCustomizations': { [`[${DARK}]`]: { rules: { 'person:annotated-text': '#00ff00' } } },
    });
    await until('PERSON in green', async () => (await workbench.look('Oresta'))?.colour === 'rgb(0, 255, 0)');
    code.settings({});
    await until(
      'PERSON as before',
      async () => (await workbench.look('Oresta'))?.colour === colourOf('person', 'dark'),
    );
  },

  'labels of an own set have colours that differ': async ({ code, workbench }) => {
    code.settings({ 'glossator.labelSet': ['VESSEL', 'PORT'] });
    await workbench.openFile('own.ann.txt');
    const [vessel, port] = await until('two colours', async () => {
      const looks = [await workbench.look('Grey Heron'), await workbench.look('Ashkeld')].map((look) => look.colour);
      return looks[0] === colourOf('label1', 'dark') && looks[1] === colourOf('label2', 'dark') && looks;
    });
    ok(vessel !== port, 'one colour for both');
    code.settings({});
    await workbench.openFile('ontonotes.ann.txt');
  },

  'acronyms are in italics, numbers are not': async ({ workbench }) => {
    await workbench.openFile('acronym.ann.txt');
    await until('the acronym', async () => {
      const look = await workbench.look('OTW');
      return look?.italic && look.colour === colourOf('organization', 'dark');
    });
    equal([(await workbench.look('Guild')).italic, (await workbench.look('9/11')).italic], [false, false], 'italics');
    await workbench.openFile('ontonotes.ann.txt');
  },

  'colours come before squiggles, when a document is opened and when the window is': async ({ workbench }) => {
    // What the grammar does not paint is in italics once the server's colours are there.
    const order = () =>
      workbench.page.evaluate(
        () =>
          new Promise((resolve) => {
            const from = performance.now(),
              seen = {};
            const look = () => {
              const name = [...document.querySelectorAll('.editor-instance .view-line span span')].find(
                (one) => one.textContent === 'OTW',
              );
              if (name && getComputedStyle(name).fontStyle === 'italic') seen.colours ??= performance.now() - from;
              if (document.querySelector('.editor-instance .view-overlays [class*="squiggly-"]'))
                seen.squiggles ??= performance.now() - from;
              if ((seen.colours && seen.squiggles) || performance.now() - from > 60_000) resolve(seen);
              else requestAnimationFrame(look);
            };
            look();
          }),
      );
    for (const how of ['opened', 'loaded']) {
      if (how === 'loaded') {
        await workbench.page.reload({ waitUntil: 'domcontentloaded' });
        await until('the text', async () => (await workbench.lines()).some((line) => line.trim()), 60_000);
      }
      const [seen] = await Promise.all([order(), workbench.openFile('acronym2.ann.txt')]);
      console.log(
        `     ${how}: colours after ${Math.round(seen.colours)} ms, squiggles after ${Math.round(seen.squiggles)} ms`,
      );
      ok(seen.colours <= seen.squiggles, `${how}: ${JSON.stringify(seen)}`);
    }
    await workbench.openFile('ontonotes.ann.txt');
  },

  'the grammar paints names as the server does': async ({ code, workbench }) => {
    code.settings({ 'glossator.server.path': '/nonexistent/glossator' });
    await until('no server', () => code.servers().length === 0);
    await asPainted(workbench, 'dark');
    code.settings({});
    await until('the server', () => code.servers().length === 1);
  },
};
