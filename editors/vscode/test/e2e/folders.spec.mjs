// A window with several folders: one server, and each folder with the settings of its own project.
import { equal, until } from './wait.mjs';

const TEXT = 'The [VESSEL Grey Tern  ] left [PORT Ashkeld  ] . \n';
export const setup = {
  files: {
    'both.code-workspace': JSON.stringify({ folders: [{ path: 'ships' }, { path: 'towns' }] }),
    'ships/glossator.toml': 'labels = ["VESSEL", "PORT"]\n',
    'ships/log.ann.txt': TEXT,
    'towns/glossator.toml': 'label-set = "conll4"\n',
    'towns/list.ann.txt': TEXT,
  },
  folders: 'both.code-workspace',
  file: 'ships/log.ann.txt',
};

const problems = async (workbench) => (await workbench.problems()).filter((text) => /VESSEL|PORT/.test(text));

export const tests = {
  'labels are known in the one folder and not in the other': async ({ code, workbench }) => {
    await workbench.command('Problems: Focus on Problems View');
    await workbench.hover('Grey Tern', /VESSEL/);
    equal(await problems(workbench), [], 'problems in ships');
    await workbench.openFile('towns/list.ann.txt');
    await until('two problems in towns', async () => (await problems(workbench)).length === 2);
    equal(code.servers().length, 1, 'servers');
  },

  'the first folder stays as it is': async ({ workbench }) => {
    await workbench.openFile('ships/log.ann.txt');
    await workbench.hover('Ashkeld', /PORT/);
    equal(
      (await workbench.problems()).filter((text) => /log\.ann\.txt/.test(text)),
      [],
      'problems in ships',
    );
  },
};
