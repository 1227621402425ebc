// A VS Code that serves its workbench to a browser, in a folder of its own, with the extension installed from its .vsix.
import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { themeCalled } from './version.mjs';
import { until } from './wait.mjs';

const PREFIX = process.env.GLOSSATOR_VSCODE;
const NODE = path.join(PREFIX, 'bin/node');
const ENTRY = path.join(PREFIX, 'vscode/node_modules/code-server/out/node/entry.js');
const BROWSER = realpathSync(path.join(PREFIX, 'bin/browser'));
const { chromium } = createRequire(path.join(PREFIX, 'vscode/package.json'))('playwright-core');

const QUIET = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'files.autoSave': 'off',
  'window.restoreWindows': 'none',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'editor.fontSize': 14,
  'editor.cursorBlinking': 'solid',
  'workbench.colorTheme': themeCalled('Dark Modern'),
  'workbench.reduceMotion': 'on',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'files.simpleDialog.enable': true,
};

// A test that throws leaves nothing behind: what still runs when this process ends is killed.
const running = new Map();
process.on('exit', () => {
  for (const [child, root] of running) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      /* it has ended */
    }
    rmSync(root, { recursive: true, force: true });
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });

/** Starts it. `files` are written into its workspace, folders with other extensions `beside` ours; `trusted: false` opens the workspace as one that is not trusted. */
export async function startCode({
  vsix,
  files = {},
  settings = {},
  folderSettings,
  env = {},
  trusted = true,
  beside = {},
}) {
  const root = mkdtempSync(path.join(tmpdir(), 'glossator-code-'));
  const [data, extensions, home, workspace] = ['data', 'extensions', 'home', 'workspace'].map((name) =>
    path.join(root, name),
  );
  for (const folder of [path.join(data, 'User'), extensions, home, workspace]) mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  writeFiles(workspace, files);
  for (const [name, folder] of Object.entries(beside)) cpSync(folder, path.join(extensions, name), { recursive: true });
  if (folderSettings) writeFiles(workspace, { '.vscode/settings.json': JSON.stringify(folderSettings) });
  const environment = {
    // Nothing is looked up elsewhere, and nothing waits for it.
    EXTENSIONS_GALLERY: JSON.stringify({
      serviceUrl: 'http://127.0.0.1:9/gallery',
      itemUrl: '',
      resourceUrlTemplate: '',
      controlUrl: '',
    }),
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    ...env,
  };
  const folders = ['--user-data-dir', data, '--extensions-dir', extensions];
  await promisify(execFile)(NODE, [ENTRY, ...folders, '--install-extension', vsix], { env: environment });
  const port = await freePort();
  const log = path.join(root, 'code.log'),
    output = openSync(log, 'a');
  const child = spawn(
    NODE,
    [
      ENTRY,
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${port}`,
      ...folders,
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(trusted ? ['--disable-workspace-trust'] : []),
    ],
    { env: environment, stdio: ['ignore', output, output], detached: true },
  );
  running.set(child, root);
  await until('VS Code on its port', async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
  return {
    port,
    root,
    workspace,
    data,
    extensions,
    log: () => readFileSync(log, 'utf8'),
    file: (name) => path.join(workspace, name),
    /** Settings of the workspace, all of them: those of the user are not watched here. */
    settings: (all) => writeFiles(workspace, { '.vscode/settings.json': JSON.stringify(all) }),
    servers: () => serversUnder(root),
    async stop() {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        /* it has ended */
      }
      await Promise.race([
        new Promise((resolve) => child.once('exit', resolve)),
        new Promise((resolve) => setTimeout(resolve, 5000)),
      ]);
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        /* it has ended */
      }
      running.delete(child);
      rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function writeFiles(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof content === 'string') writeFileSync(file, content);
    else if (content.text) writeFileSync(file, content.text());
    else cpSync(content.copy, file);
  }
}

/** Process ids of language servers whose program lies in `folder`. */
function serversUnder(folder) {
  return readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .filter((id) => {
      try {
        const program = readlinkSync(`/proc/${id}/exe`);
        return (
          program.startsWith(folder) &&
          path.basename(program) === 'glossator' &&
          readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('\0server')
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

export const startBrowser = () =>
  chromium.launch({
    executablePath: BROWSER,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
    ],
  });
