// Runs inside the extension host, as an extension of its own: exact data, through the interface of VS Code.
// What it finds goes into a file; its last line is "N passed, N failed".
'use strict';
const { appendFileSync } = require('node:fs');

const PARTS = ['data', 'editing', 'fixing', 'writing', 'notes', 'accepting'];
const say = (text) => appendFileSync(process.env.GLOSSATOR_REPORT, `${text}\n`);
const only = process.env.GLOSSATOR_ONLY;

async function run(name, test) {
  const start = Date.now();
  try {
    await test();
    say(`ok   ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    say(
      `FAIL ${name}\n     ${String(error.stack ?? error)
        .split('\n')
        .slice(0, 4)
        .join('\n     ')}`,
    );
    return false;
  }
}

exports.activate = async () => {
  let passed = 0,
    failed = 0;
  try {
    for (const part of PARTS) {
      say(`## ${part}`);
      for (const [name, test] of Object.entries(require(`./${part}`).tests)) {
        if (only && !name.includes(only)) continue;
        if (await run(name, test)) passed++;
        else failed++;
      }
    }
  } catch (error) {
    failed++;
    say(`FAIL ${error.stack}`);
  }
  say(`${passed} passed, ${failed} failed`);
};
