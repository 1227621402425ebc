// Writes what follows from palette.json: token types, their scopes and default colours into package.json, and the grammar;
// from the schema of glossator.toml the rules among the settings; and from the sources the strings to be translated.
//   node scripts/contribute.mjs [--check]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const at = (name) => new URL(`../${name}`, import.meta.url);
const palette = JSON.parse(readFileSync(at('palette.json'), 'utf8'));
const LANGUAGE = 'annotated-text';

const mapped = (object, make) => Object.fromEntries(Object.entries(object).flatMap(([key, value]) => make(key, value)));

const tokenTypes = () =>
  Object.entries(palette.types)
    .filter(([, type]) => type.superType)
    .map(([id, type]) => ({ id, superType: type.superType, description: `%token.${id}%` }));

const tokenModifiers = () => Object.keys(palette.modifiers).map((id) => ({ id, description: `%token.${id}%` }));

const tokenScopes = () => [
  {
    language: LANGUAGE,
    scopes: {
      ...mapped(palette.types, (id, type) => [[id, [`${type.scope}.${LANGUAGE}`]]]),
      ...mapped(palette.modifiers, (id, modifier) => [[`*.${id}`, [`${modifier.scope}.${LANGUAGE}`]]]),
    },
  },
];

// What a theme's own rules for the scopes would add, an underline or italics, is not wanted: font styles are set, too.
const style = (theme, { hue, italic, bold }) => ({
  ...(hue && { foreground: palette.hues[hue][theme] }),
  ...((hue || italic || bold) && { fontStyle: [italic && 'italic', bold && 'bold'].filter(Boolean).join(' ') }),
});
const styled = (object, theme) =>
  Object.entries(object)
    .map(([id, rule]) => [id, style(theme, rule), rule])
    .filter(([, look]) => Object.keys(look).length > 0);

// The rules are for our language only: `event` and others may be something else in a programming language.
// A modifier adds to what the type has.
const semanticColours = () =>
  mapped(palette.themes, (theme, names) => [
    [
      names,
      {
        rules: Object.fromEntries([
          ...styled(palette.types, theme).map(([id, look]) => [`${id}:${LANGUAGE}`, look]),
          ...Object.entries(palette.modifiers)
            .filter(([, { italic }]) => italic)
            .map(([id]) => [`*.${id}:${LANGUAGE}`, { italic: true }]),
        ]),
      },
    ],
  ]);

// What looks alike is one rule.
const grammarRules = (theme) => {
  const rules = new Map();
  for (const [, settings, { scope }] of styled(palette.types, theme)) {
    const key = JSON.stringify(settings);
    if (!rules.has(key)) rules.set(key, { scope: [], settings });
    rules.get(key).scope.push(`${scope}.${LANGUAGE}`);
  }
  return [...rules.values()];
};
const grammarColours = () =>
  mapped(palette.themes, (theme, names) => [[names, { textMateRules: grammarRules(theme) }]]);

const scopeOf = (id) => ({ name: `${palette.types[id].scope}.${LANGUAGE}` });
const captures = (...ids) =>
  Object.fromEntries(ids.flatMap((id, index) => (id ? [[String(index + 1), scopeOf(id)]] : [])));

// `[LABEL words  ]`: bracket, label, blanks, words, blanks, bracket.
const mention = (id, label) => ({
  match: `(\\[)(${label})( +)([^\\[\\]]*[^\\s\\[\\]])( *)(\\])`,
  captures: captures('bracket', 'labelName', null, id, null, 'bracket'),
});
const knownMentions = () =>
  Object.entries(palette.types)
    .filter(([, type]) => type.labels?.length)
    .map(([id, { labels }]) => mention(id, `(?=[A-Z])(?i:${labels.join('|')})`));
const otherMention = () => ({
  match:
    '(\\[)(?!(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL|NOTICE|NOTE|TODO|FIXME|XXX)\\b)([A-Z][A-Za-z0-9_-]+)( +)([^\\[\\]]*[^\\s\\[\\]])( +)(\\])',
  captures: captures('bracket', 'labelName', null, 'label1', null, 'bracket'),
});

// Taggers take portion marks for names: `( [ORG SBU  ] )`.
const MARKS = '(?:TS|S|C|SBU|U)(?:/+[A-Z]+)*';
const taggedMark = (id) => ({
  match: `(\\()( )(\\[)(${palette.types[id].labels.join('|')})( +)(${MARKS})( *)(\\])( )(\\))`,
  captures: captures('portionMark', null, 'bracket', 'labelName', null, id, null, 'bracket', null, 'portionMark'),
});
const portionMarks = () => [
  { match: `\\( ?${MARKS} ?\\)`, ...scopeOf('portionMark') },
  ...['person', 'organization', 'location', 'misc'].map(taggedMark),
];

const structure = () => [
  { match: '(^|<pre>)((?:[A-Z] ){3,}[A-Z]|UNCLAS(?:SIFIED)?)\\b', captures: captures('markup', 'classification') },
  { match: '</?(?:code|pre)>', ...scopeOf('markup') },
  { match: "(<a id='par\\d+' href='#par\\d+'>¶</a>)(\\d+)?", captures: captures('markup', 'paragraphNumber') },
  { match: '\\b\\d{8} \\d{3}(?:\\.\\d)? OF \\d{3}\\b', ...scopeOf('pageMarker') },
  { match: '\\b[A-Z][^\\].;<>\\[-]+ -{4,}', ...scopeOf('heading') },
  { match: '^-{4,}\\s*$', ...scopeOf('heading') },
  {
    match: '\\b(?:E\\.?O\\.? ?\\d{5}:?(?: DECL:)?|TAGS\\b:?|SUBJECT:|SUBJ:|REFS?:|DERIVED FROM:|Classified By:)',
    ...scopeOf('headerKeyword'),
  },
  { match: '\\b(?:End Summary|Summary:|End Comment|Comment:|End Note|Note:)', ...scopeOf('passageMarker') },
];

const grammar = () => ({
  comment:
    'Made by scripts/contribute.mjs. Colours before the server answers, or without it; the server knows better and paints over them.',
  name: 'Annotated Text',
  scopeName: 'text.annotated',
  patterns: [{ include: '#portion-mark' }, { include: '#mention' }, { include: '#structure' }],
  repository: {
    'portion-mark': { patterns: portionMarks() },
    mention: { patterns: [...knownMentions(), otherMention()] },
    structure: { patterns: structure() },
  },
});

/** The rules by their codes, each with its levels; what it is by default depends on the project. */
const rules = () =>
  mapped(
    JSON.parse(readFileSync(at('../glossator.schema.json'), 'utf8')).properties.rules.properties,
    (code, { description, enum: levels }) => [[code, { description, enum: levels }]],
  );

const manifest = () => {
  const json = JSON.parse(readFileSync(at('package.json'), 'utf8'));
  Object.assign(json.contributes, {
    semanticTokenTypes: tokenTypes(),
    semanticTokenModifiers: tokenModifiers(),
    semanticTokenScopes: tokenScopes(),
  });
  Object.assign(json.contributes.configurationDefaults, {
    'editor.semanticTokenColorCustomizations': semanticColours(),
    'editor.tokenColorCustomizations': grammarColours(),
  });
  json.contributes.configuration.find(({ properties }) => properties['glossator.rules']).properties[
    'glossator.rules'
  ].properties = rules();
  return json;
};

const strings = () => {
  const sources = readdirSync(at('src'), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const found = sources.flatMap((name) => [
    ...readFileSync(at(`src/${name}`), 'utf8').matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g),
  ]);
  return Object.fromEntries(
    found
      .map(([, text]) => text)
      .sort()
      .map((text) => [text, text]),
  );
};

const written = {
  'package.json': manifest,
  'syntaxes/annotated-text.tmLanguage.json': grammar,
  'l10n/bundle.l10n.json': strings,
};
for (const [name, make] of Object.entries(written)) {
  const text = `${JSON.stringify(make(), null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(at(name), text);
  else if (text !== readFileSync(at(name), 'utf8'))
    throw new Error(`${name} is not what follows from palette.json and src: npm run contribute`);
}
