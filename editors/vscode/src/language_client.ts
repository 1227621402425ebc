// The language client as it is set up: what it serves and says of itself, and where it differs from what such clients do.
import type { ChildProcess } from 'node:child_process';
import { type LogOutputChannel, type SignatureHelpContext, SignatureHelpTriggerKind, type TextDocument } from 'vscode';
import {
  type ClientCapabilities,
  type CloseHandlerResult,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { ACCEPT, tellAccepted } from './accepted';
import { asksNearby } from './nearby';
import type { Pulling } from './pulling';
import type { EditAnswer } from './requests';
import { LANGUAGE, SECTION, serverSettings } from './settings';

export interface Setup {
  readonly log: LogOutputChannel;
  readonly trace: LogOutputChannel;
  readonly pulling: Pulling;
  readonly spawn: () => Promise<ChildProcess>;
  /** The client, once it runs. */
  readonly running: () => LanguageClient | undefined;
  /** The connection is closed. */
  readonly closed: () => CloseHandlerResult;
}

export function languageClient(setup: Setup): LanguageClient {
  const client = new QuietClient(SECTION, 'Glossator', setup.spawn, options(setup));
  client.registerFeature(SUGGESTS_AGAIN);
  return client;
}

/** What goes wrong is told by the notices, in our words; here it is logged. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Behind a label that was taken, names are offered at once: the server has this command run where that is so. */
const SUGGESTS_AGAIN: StaticFeature = {
  fillClientCapabilities: (capabilities: ClientCapabilities) => {
    capabilities.experimental = { commands: { commands: ['editor.action.triggerSuggest'] } };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

function options({ log, trace, pulling, running, closed }: Setup): LanguageClientOptions {
  const didChangeConfiguration = async () => {
    const changed = { settings: { [SECTION]: serverSettings() } };
    await running()?.sendNotification('workspace/didChangeConfiguration', changed);
  };
  return {
    documentSelector: [
      ...['file', 'untitled'].map((scheme) => ({ language: LANGUAGE, scheme })),
      { scheme: 'file', pattern: '**/glossator.toml' },
    ],
    outputChannel: log,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: serverSettings,
    synchronize: { configurationSection: SECTION },
    stdioOptions: { stdout: () => {}, stderr: (input) => copy(input, log) },
    markdown: { supportHtml: false, isTrusted: false },
    initializationFailedHandler: () => false,
    errorHandler: { error: () => ({ action: ErrorAction.Continue, handled: true }), closed },
    middleware: { ...documents(pulling), executeCommand, workspace: { configuration, didChangeConfiguration } },
  };
}

function documents(pulling: Pulling): Middleware {
  const coloured = <Tokens>(document: TextDocument, tokens: Tokens): Tokens => {
    pulling.coloured(document);
    return tokens;
  };
  return {
    provideDiagnostics: (document, previous, token, next) => pulling.findings(document, previous, token, next),
    provideDocumentSemanticTokens: async (document, token, next) => coloured(document, await next(document, token)),
    provideDocumentSemanticTokensEdits: async (document, previous, token, next) =>
      coloured(document, await next(document, previous, token)),
    provideSignatureHelp: (document, position, context, token, next) =>
      isAskedFor(context) ? next(document, position, context, token) : undefined,
    provideCodeActions: (document, range, context, token, next) =>
      asksNearby(document, range, context) ? [] : next(document, range, context, token),
  };
}

/** The form of a mention is shown to those who ask for it; unasked it would cover what is offered. */
function isAskedFor({ triggerKind, isRetrigger }: SignatureHelpContext): boolean {
  return isRetrigger || triggerKind === SignatureHelpTriggerKind.Invoke;
}

const executeCommand: NonNullable<Middleware['executeCommand']> = async (command, parameters, next) => {
  if (command !== ACCEPT) return next(command, parameters);
  // What came of it is told here, with a button; the server need not.
  const untold = parameters.map((one: object) => ({ ...one, tell: false }));
  const answer: unknown = await next(command, untold);
  if (answer) void tellAccepted(answer as EditAnswer);
  return answer;
};

type Configuration = NonNullable<NonNullable<Middleware['workspace']>['configuration']>;

const configuration: Configuration = async (parameters, token, next) => {
  const values = await next(parameters, token);
  if (!Array.isArray(values)) return values;
  return values.map((value: unknown, index) =>
    parameters.items[index]?.section === SECTION ? serverSettings() : value,
  );
};

function copy(input: NodeJS.ReadableStream, log: LogOutputChannel): void {
  let rest = '';
  input.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) log.info(line);
  });
}
