// Where VS Code enters: the parts are made here and put together, nothing more.
import { type ExtensionContext, window, workspace } from 'vscode';
import { Accepting } from './accepting';
import { Server } from './client';
import { registerCommands } from './commands';
import { Notices } from './notices';
import { Paint } from './paint';
import { ReadingViews } from './reading/views';
import { Recognition } from './recognition';
import { LANGUAGE } from './settings';
import { handOver, isSettingsFile } from './settingsFile';
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
  const recognition = new Recognition(context);
  const reading = new ReadingViews(context, server, status);
  const accepting = new Accepting(server);
  const parts = { context, log, server, tagging, accepting, recognition, reading };
  context.subscriptions.push(
    log,
    trace,
    notices,
    status,
    recognition,
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
