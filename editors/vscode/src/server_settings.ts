// The settings that the server is told, by the names it knows. No VS Code here.

/** All settings of the server that users may have; the others are this extension's own. */
export const SERVER_SETTINGS = [
  'labelSet',
  'rules',
  'outline.entities',
  'references.untagged',
  'codeLens',
  'inlayHints.acronyms',
  'inlayHints.conflicts',
  'inlayHints.paragraphs',
] as const;

/** What the server is told of itself, whatever the user's settings are. */
export const FIXED = { 'semanticTokens.ownTypes': true };
