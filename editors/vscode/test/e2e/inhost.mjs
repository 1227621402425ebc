// Runs a suite inside the extension host, as an extension beside ours. The suite writes what it found into a file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser, startCode } from './code.mjs';
import { until } from './wait.mjs';

const TALLY = /^(\d+) passed, (\d+) failed$/m;

export async function runInHost(vsix, { suite, setup }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'glossator-inhost-'));
  const report = path.join(folder, 'report');
  const { E2E_SLOW = '1', GLOSSATOR_ONLY = '' } = process.env;
  const code = await startCode({
    vsix,
    ...setup,
    beside: { 'glossator.glossator-suite-0.0.0': suite },
    env: { GLOSSATOR_REPORT: report, E2E_SLOW, GLOSSATOR_ONLY },
  });
  const browser = await startBrowser();
  const text = () => (existsSync(report) ? readFileSync(report, 'utf8') : '');
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${code.port}/?folder=${encodeURIComponent(code.workspace)}`);
    await until('the end of the suite', () => TALLY.test(text()), 240_000);
  } finally {
    await browser.close();
    await code.stop();
    process.stdout.write(`${text().replace(TALLY, '').trimEnd()}\n`);
  }
  const [, passed, failed] = TALLY.exec(text()).map(Number);
  rmSync(folder, { recursive: true, force: true });
  return { passed, failed };
}
