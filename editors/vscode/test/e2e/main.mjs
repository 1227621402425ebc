// Runs the specs, one after the other, each in a VS Code of its own:
//   node main.mjs EXTENSION.vsix [SPEC…]
// A spec exports `setup` (what startCode takes, and `file` to open) and `tests`, by name.
// GLOSSATOR_SHOTS   pictures go into this folder; without it none are made, but of failures
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser, startCode } from './code.mjs';
import { runInHost } from './inhost.mjs';
import { Workbench } from './workbench.mjs';

const here = import.meta.dirname;
const [vsix, ...named] = process.argv.slice(2);
const files =
  named.length > 0
    ? named
    : readdirSync(here)
        .filter((name) => name.endsWith('.spec.mjs'))
        .sort();
const shots = process.env.GLOSSATOR_SHOTS;
const failures = process.env.GLOSSATOR_FAILURES ?? path.join(process.env.TMPDIR ?? '/tmp', 'glossator-failures');
const only = process.env.GLOSSATOR_ONLY;
let passed = 0,
  failed = 0;

if (shots) mkdirSync(shots, { recursive: true });
const since = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

async function runSpec(name, { setup, tests }) {
  const code = await startCode({ vsix, ...setup });
  const browser = await startBrowser();
  try {
    const workbench = await Workbench.open(browser, code, setup);
    const picture = (title, options) =>
      shots ? workbench.screenshot(path.join(shots, `${title}.png`), options) : undefined;
    for (const [title, test] of Object.entries(tests)) {
      if (only && !title.includes(only)) continue;
      await runTest(name, title, () => test({ code, browser, workbench, picture }), { workbench, code });
    }
  } finally {
    await browser.close();
    await code.stop();
  }
}

async function runTest(name, title, test, { workbench, code }) {
  const start = Date.now();
  try {
    await test();
    passed++;
    console.log(`ok   ${title} (${since(start)})`);
  } catch (error) {
    failed++;
    console.log(
      `FAIL ${title} (${since(start)})\n     ${String(error.stack ?? error)
        .split('\n')
        .slice(0, 6)
        .join('\n     ')}`,
    );
    mkdirSync(failures, { recursive: true });
    const picture = path.join(failures, `${name}-${title.replace(/\W+/g, '-')}.png`);
    await workbench.screenshot(picture).then(
      () => console.log(`     see ${picture}`),
      () => {},
    );
    if (process.env.GLOSSATOR_VERBOSE) console.log(code.log().split('\n').slice(-30).join('\n'));
  }
}

const begun = Date.now();
for (const file of files) {
  const start = Date.now(),
    name = path.basename(file).replace('.spec.mjs', '');
  console.log(`# ${name}`);
  try {
    const spec = await import(pathToFileURL(path.resolve(here, path.basename(file))));
    if (spec.suite) {
      const result = await runInHost(vsix, spec);
      passed += result.passed;
      failed += result.failed;
    } else if (Object.keys(spec.tests).length > 0) {
      await runSpec(name, spec);
    }
  } catch (error) {
    failed++;
    console.log(
      `FAIL ${name} could not begin or end\n     ${String(error.stack ?? error)
        .split('\n')
        .slice(0, 6)
        .join('\n     ')}`,
    );
  }
  console.log(`# ${name}: ${since(start)}`);
}
console.log(`# in VS Code: ${since(begun)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
