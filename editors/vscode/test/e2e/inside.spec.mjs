// The suite that runs inside the extension host.
import path from 'node:path';
import { article, cable } from './samples.mjs';

export const suite = path.resolve(import.meta.dirname, '../inhost');
export const setup = {
  files: {
    'cable.ann.txt': cable,
    'edited.ann.txt': cable,
    'article.ann.txt': article,
    'own.ann.txt': 'The [VESSEL Tern  ] left [PORT Ashkeld  ] . \n',
    'saved.ann.txt': 'She met [PER Ida ] and [PER Emmet ] of the [ORG Guild  ] in [LOC Sorn  ] . \n',
    'accepted/ships.ann.txt':
      'The [ORG Marigold  ] sank . \nThe [ORG Marigold  ] rose . \nThe [LOC Marigold  ] is calm . \nThe [ORG Marigold  ] met [PER Ida  ] . \n',
    'accepted/glossator.toml': '# What is agreed on.\n',
  },
};
