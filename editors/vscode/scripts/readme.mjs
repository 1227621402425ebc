// The README as it is packed: VS Code shows no pictures in it but from the web, and knows no links to files.
//   node scripts/readme.mjs > OUT.md
import { readFileSync } from 'node:fs';

const { repository } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const base = `${repository.url.replace(/\.git$/, '')}/blob/HEAD/${repository.directory}/`;
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const [first] = readme.match(/^!\[.*\n/m);

process.stdout.write(
  readme
    .replace(first, 'Pictures are in the walkthrough: *Glossator: Open Walkthrough* in the command palette.\n')
    .replace(/^!\[.*\n\n?/gm, '')
    .replace(/\]\((?!https?:|#)([^)]+)\)/g, (_, target) => `](${new URL(target, base)})`),
);
