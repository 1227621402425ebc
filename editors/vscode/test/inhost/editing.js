// Each command that edits: the text before and after, and that one undo takes all of it back.
'use strict';
const { ask, closed, equal, textIs, written } = require('./kit');

const LINE = 'The [ORG Guild  ] of Lamplighters met [PER Ida Oru  ] . \n';

/** Name, command, text with cursor or selection marked, text afterwards. */
const EDITS = [
  [
    'a selection is tagged with the first label',
    'tagAs1',
    'Then «Emmet Hale» met [ORG Guild  ] . \n',
    'Then [PER Emmet Hale  ] met [ORG Guild  ] . \n',
  ],
  [
    'the name at the cursor is tagged with the third label',
    'tagAs3',
    'They left Port Mer|row for [LOC Ashkeld  ] . \n',
    'They left [LOC Port Merrow  ] for [LOC Ashkeld  ] . \n',
  ],
  [
    'half a word that is selected is tagged whole',
    'tagAs2',
    'The «Gui»ld met [PER Ida Oru  ] . \n',
    'The [ORG Guild  ] met [PER Ida Oru  ] . \n',
  ],
  [
    'a key changes the label within a mention',
    'tagAs4',
    'The [ORG Gu|ild  ] met [PER Ida Oru  ] . \n',
    'The [MISC Guild  ] met [PER Ida Oru  ] . \n',
  ],
  [
    'a tag is removed',
    'unwrapMention',
    'The [ORG Gu|ild  ] met [PER Ida Oru  ] . \n',
    'The Guild met [PER Ida Oru  ] . \n',
  ],
  [
    'all tags of a name are removed, of no other',
    'unwrapAllMentions',
    'The [ORG Gu|ild  ] met [PER Ida Oru  ] . \nThe [ORG Guild  ] left . \n',
    'The Guild met [PER Ida Oru  ] . \nThe Guild left . \n',
  ],
  [
    'all repeats of a name are tagged',
    'tagAllMentions',
    'The [ORG Gu|ild  ] met [PER Ida Oru  ] . \nThe Guild left . \nThe Guild came back . \n',
    'The [ORG Guild  ] met [PER Ida Oru  ] . \nThe [ORG Guild  ] left . \nThe [ORG Guild  ] came back . \n',
  ],
  [
    'two mentions become one',
    'mergeMentions',
    'He read [LOC Por|t  ] [LOC Merrow  ] aloud to [PER Ida Oru  ] . \n',
    'He read [LOC Port Merrow  ] aloud to [PER Ida Oru  ] . \n',
  ],
  ['one mention becomes two', 'splitMention', 'He met [PER Ida |Oru  ] . \n', 'He met [PER Ida  ] [PER Oru  ] . \n'],
  [
    'signs at the edge of a mention move out',
    'moveSignsOut',
    'He met [PER Ida O|ru,  ] and left [ORG Guild  ] . \n',
    'He met [PER Ida Oru  ] , and left [ORG Guild  ] . \n',
  ],
  [
    'of nested mentions one stays',
    'unnestMentions',
    'The [ORG [LOC O|ru  ] Guild  ] met [PER Ida Oru  ] . \n',
    'The [ORG Oru Guild  ] met [PER Ida Oru  ] . \n',
  ],
  [
    'paragraphs are numbered anew',
    'renumberParagraphs',
    '¶1 . [ORG Gu|ild  ] . \n¶3 . [PER Ida  ] . \n',
    '¶1 . [ORG Guild  ] . \n¶2 . [PER Ida  ] . \n',
  ],
  [
    'a mention takes the word to its right',
    'extendMentionRight',
    LINE.replace('Guild', 'Gu|ild'),
    LINE.replace('[ORG Guild  ] of', '[ORG Guild of  ]'),
  ],
  [
    'a mention takes the word to its left',
    'extendMentionLeft',
    LINE.replace('Guild', 'Gu|ild'),
    LINE.replace('The [ORG Guild', '[ORG The Guild'),
  ],
  [
    'a mention leaves its last word',
    'shrinkMentionRight',
    LINE.replace('Ida', 'I|da'),
    LINE.replace('[PER Ida Oru  ]', '[PER Ida  ] Oru'),
  ],
  [
    'a mention leaves its first word',
    'shrinkMentionLeft',
    LINE.replace('Oru', 'O|ru'),
    LINE.replace('[PER Ida Oru  ]', 'Ida [PER Oru  ]'),
  ],
];

const edit = ([name, command, before, after]) => [
  `${name}, and one undo takes it back`,
  async () => {
    const { document } = await written(before);
    const plain = document.getText();
    await ask(`glossator.${command}`);
    await textIs(document, after, `after ${command}`);
    await ask('undo');
    await textIs(document, plain, 'after undo');
    await ask('redo');
    await textIs(document, after, 'after redo');
    await closed();
  },
];

exports.tests = {
  ...Object.fromEntries(EDITS.map(edit)),

  'two selections are two mentions': async () => {
    const vscode = require('vscode');
    const editor = await written('Ida met Emmet . \n[ORG Guild  ] . \n');
    editor.selections = [new vscode.Selection(0, 0, 0, 3), new vscode.Selection(0, 8, 0, 13)];
    await ask('glossator.tagAs1');
    await textIs(editor.document, '[PER Ida  ] met [PER Emmet  ] . \n[ORG Guild  ] . \n');
    await closed();
  },

  'what cannot be done leaves the text as it is': async () => {
    const { document } = await written('He met [PER Ida|  ] . \n');
    for (const command of ['splitMention', 'mergeMentions', 'shrinkMentionLeft']) await ask(`glossator.${command}`);
    equal(document.getText(), 'He met [PER Ida  ] . \n', 'the text');
    equal(document.version, 1, 'its version');
    await closed();
  },

  'a name is selected once it is tagged': async () => {
    const editor = await written('They saw Emmet Ha|le and [ORG Guild  ] . \n');
    await ask('glossator.tagAs1');
    await textIs(editor.document, 'They saw [PER Emmet Hale  ] and [ORG Guild  ] . \n');
    equal(editor.document.getText(editor.selection), 'Emmet Hale', 'what is selected');
    await closed();
  },
};
