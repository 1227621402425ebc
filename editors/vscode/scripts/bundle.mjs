// Bundles the extension and the page of the reading view into out/; with --unit the unit tests.
//   node scripts/bundle.mjs [--minify | --unit]
import { readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const minify = process.argv.includes('--minify');
const common = {
  absWorkingDir: root,
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'] };

if (process.argv.includes('--unit')) {
  const tests = readdirSync(`${root}test/unit`)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/unit/${name}`);
  rmSync(`${root}out/unit`, { recursive: true, force: true });
  await build({ ...node, entryPoints: tests, outdir: 'out/unit' });
} else {
  await build({ ...node, entryPoints: ['src/extension.ts'], outfile: 'out/extension.js' });
  await build({
    ...common,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: ['webview/reading.ts', 'webview/reading.css'],
    outdir: 'out',
  });
}
