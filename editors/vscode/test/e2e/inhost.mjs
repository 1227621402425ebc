// Runs a suite inside the extension host, with the whole interface of VS Code. The suite writes what it found into a file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowser, startCode } from './code.mjs';
import { patience } from './wait.mjs';

export async function runInHost(vsix, { suite, setup }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'glossator-inhost-'));
  const report = path.join(folder, 'report');
  const code = await startCode({ vsix, ...setup, inHost: true, env: { GLOSSATOR_REPORT: report, E2E_SLOW: process.env.E2E_SLOW ?? '1' } });
  const browser = await startBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const exit = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', () => {});
    const uri = (file) => `vscode-remote://127.0.0.1:${code.port}${file}`;
    const payload = [['extensionDevelopmentPath', uri(suite)], ['extensionTestsPath', uri(path.join(suite, 'index.js'))]];
    await page.goto(`http://127.0.0.1:${code.port}/?folder=${encodeURIComponent(code.workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('the extension host did not end in time')), patience(120_000)).unref());
    await Promise.race([exit, late]);
  } finally {
    await browser.close();
    await code.stop();
  }
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '';
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(text.replace(/^\d+ passed, \d+ failed$/m, '').trimEnd() + '\n');
  const tally = /^(\d+) passed, (\d+) failed$/m.exec(text);
  return tally ? { passed: Number(tally[1]), failed: Number(tally[2]) } : { passed: 0, failed: 1 };
}
