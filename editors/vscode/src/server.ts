// The language server as the extension knows it: started when an annotated document is open, restarted, stopped.
// All of that happens one after the other; of a server that was asked to stop, nothing is left.
import { type ChildProcess, spawn } from 'node:child_process';
import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, l10n, workspace } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  DocumentDiagnosticRequest,
  type LanguageClient,
  ResponseError,
} from 'vscode-languageclient/node';
import { languageClient } from './language_client';
import { type Found, type Lookup, lookUp, serverEnvironment } from './locate';
import { ended, STOP_WITHIN_MS } from './process';
import { Pulling } from './pulling';
import { settings } from './settings';

export type State =
  | { readonly kind: 'idle' | 'starting' | 'stopped' }
  | { readonly kind: 'running'; readonly server: Found }
  | { readonly kind: 'missing'; readonly lookup: Lookup }
  | { readonly kind: 'failed'; readonly reason: string };

const METHOD_NOT_FOUND = -32601;
const CRASHES_ALLOWED = 4;
const CRASHES_WITHIN_MS = 3 * 60_000;

export class Server implements Disposable {
  private readonly changed = new EventEmitter<State>();
  /** The state has changed. */
  readonly onDidChange = this.changed.event;
  private current: State = { kind: 'idle' };
  private client: LanguageClient | undefined;
  private process: ChildProcess | undefined;
  private line: Promise<void> = Promise.resolve();
  private restarting: Promise<void> | undefined;
  private crashes: number[] = [];
  private unsupported = new Set<string>();
  private readonly pulling = new Pulling((document) =>
    this.running
      ?.getFeature(DocumentDiagnosticRequest.method)
      .getProvider(document)
      ?.onDidChangeDiagnosticsEmitter.fire(),
  );

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly trace: LogOutputChannel,
  ) {}

  get state(): State {
    return this.current;
  }

  /** The running client, for its converters and its process. */
  get running(): LanguageClient | undefined {
    return this.current.kind === 'running' ? this.client : undefined;
  }

  start(): Promise<void> {
    return this.inLine(async () => {
      if (this.current.kind !== 'running') await this.startNow();
    });
  }

  /** Several at once are one. */
  restart(): Promise<void> {
    // A start that hangs would be waited for.
    if (this.current.kind === 'starting') this.process?.kill('SIGKILL');
    this.restarting ??= this.inLine(async () => {
      this.restarting = undefined;
      this.crashes = [];
      await this.stopNow();
      await this.startNow();
    });
    return this.restarting;
  }

  stop(): Promise<void> {
    return this.inLine(() => this.stopNow());
  }

  dispose(): void {
    this.pulling.dispose();
    void this.stop();
  }

  /** The answer, or `undefined` where there is no server or it does not know the request. */
  async request<Answer>(method: string, parameters: unknown): Promise<Answer | undefined> {
    const client = this.running;
    if (!client || this.unsupported.has(method)) return undefined;
    try {
      return await client.sendRequest<Answer>(method, parameters);
    } catch (error) {
      if (error instanceof ResponseError && error.code === METHOD_NOT_FOUND) this.unsupported.add(method);
      else this.log.warn(`${method}: ${String(error)}`);
      return undefined;
    }
  }

  /** Whether the server knows a request, as far as is known. */
  supports(method: string): boolean {
    return !this.unsupported.has(method);
  }

  offersCommand(command: string): boolean {
    return this.running?.initializeResult?.capabilities.executeCommandProvider?.commands.includes(command) ?? false;
  }

  command<Answer>(command: string, argument: unknown): Promise<Answer | undefined> {
    return this.request<Answer>('workspace/executeCommand', { command, arguments: [argument] });
  }

  private inLine(step: () => Promise<void>): Promise<void> {
    const done = this.line.then(step);
    this.line = done.catch((error: unknown) => this.log.error(String(error)));
    return done;
  }

  private become(state: State): void {
    this.current = state;
    this.changed.fire(state);
  }

  private async startNow(): Promise<void> {
    this.become({ kind: 'starting' });
    const lookup = await lookUp({
      setting: settings.serverPath(),
      extensionFolder: this.context.extensionPath,
      workspaceFolder: workspace.workspaceFolders?.[0]?.uri.fsPath,
      platform: process.platform,
      environment: process.env,
    });
    for (const failure of lookup.failures) this.log.warn(`${failure.program}: ${failure.reason} ${failure.detail}`);
    if (!lookup.found) return this.become({ kind: 'missing', lookup });
    this.log.info(`${lookup.found.program}, version ${lookup.found.version}`);
    await this.run(lookup.found);
  }

  private async run(server: Found): Promise<void> {
    this.unsupported = new Set();
    const client = languageClient({
      log: this.log,
      trace: this.trace,
      pulling: this.pulling,
      spawn: () => this.spawned(server),
      running: () => this.running,
      closed: () => this.closed(),
    });
    this.client = client;
    try {
      await client.start();
      this.become({ kind: 'running', server });
    } catch (error) {
      this.client = undefined;
      await ended(this.process);
      // Who restarts does not want this one back.
      if (this.restarting) return;
      if (this.crashesOnceMore()) return this.run(server);
      this.become({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private spawned({ program }: Found): Promise<ChildProcess> {
    const child = spawn(program, ['server', ...settings.serverArguments()], {
      cwd: workspace.workspaceFolders?.[0]?.uri.fsPath,
      env: serverEnvironment(process.env, settings.serverEnvironment()),
    });
    this.process = child;
    return new Promise((resolve, reject) => {
      child.once('spawn', () => resolve(child));
      child.once('error', reject);
    });
  }

  /** The server has gone. If it was not asked to, another is started. */
  private closed(): CloseHandlerResult {
    if (this.current.kind === 'running') this.recover();
    return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server is closed.' };
  }

  private recover(): void {
    this.client = undefined;
    if (!this.crashesOnceMore()) {
      this.become({ kind: 'failed', reason: l10n.t('it has ended {0} times in a row', this.crashes.length) });
      return;
    }
    this.log.warn('the server has ended; it is started again');
    this.become({ kind: 'starting' });
    void this.start();
  }

  /** Counts an end that nobody asked for; whether it is worth another start. */
  private crashesOnceMore(): boolean {
    const now = Date.now();
    this.crashes = [...this.crashes.filter((at) => now - at < CRASHES_WITHIN_MS), now];
    return this.crashes.length <= CRASHES_ALLOWED;
  }

  private async stopNow(): Promise<void> {
    const { client, process: child } = this;
    this.client = undefined;
    this.become({ kind: 'stopped' });
    try {
      await client?.stop(STOP_WITHIN_MS);
    } catch (error) {
      this.log.warn(`the server did not stop as asked: ${String(error)}`);
    }
    await ended(child);
    await client?.dispose().catch(() => {});
  }
}
