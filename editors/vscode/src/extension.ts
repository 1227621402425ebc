// Where VS Code enters: the parts are made here and put together, nothing more.
import { type ExtensionContext, window, workspace } from 'vscode';
import { Accepting } from './accepting';
import { registerCommands } from './commands';
import { LanguageMode } from './language_mode';
import { Notices } from './notices';
import { Paint } from './paint';
import { ReadingViews } from './reading/views';
import { Server } from './server';
import { LANGUAGE } from './settings';
import { handOver, isSettingsFile } from './settings_file';
import { StatusItems } from './status';
import { Tagging } from './tagging';

let server: Server | undefined;

export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('Glossator', { log: true });
  const trace = window.createOutputChannel('Glossator Trace', { log: true });
  server = new Server(context, log, trace);
  const notices = new Notices(server);
  const status = new StatusItems(server);
  const tagging = new Tagging(server, status);
  const languageMode = new LanguageMode(context);
  const reading = new ReadingViews(context, server, status);
  const accepting = new Accepting(server);
  const parts = { context, log, server, tagging, accepting, languageMode, reading };
  context.subscriptions.push(
    log,
    trace,
    notices,
    status,
    languageMode,
    reading,
    new Paint(),
    handOver(),
    ...registerCommands(parts),
    ...triggers(server),
  );
}

/** The server starts with the first document that it knows, and anew when its program is another. */
function triggers(running: Server) {
  const needed = () =>
    workspace.textDocuments.some((document) => document.languageId === LANGUAGE || isSettingsFile(document));
  const start = () => needed() && running.state.kind === 'idle' && void running.start();
  start();
  return [
    workspace.onDidOpenTextDocument(start),
    workspace.onDidChangeConfiguration((event) => {
      const other = ['path', 'arguments', 'environment'].some((name) =>
        event.affectsConfiguration(`glossator.server.${name}`),
      );
      if (other && running.state.kind !== 'idle') void running.restart();
    }),
  ];
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}
