// What the user is told when there is no server: one message, with what can be done about it.
import { commands, type Disposable, env, l10n, window } from 'vscode';
import type { Failure, Lookup } from './locate';
import type { Server, State } from './server';

export class Notices implements Disposable {
  private readonly disposable: Disposable;
  private told: string | undefined;

  constructor(private readonly server: Server) {
    this.disposable = server.onDidChange((state) => void this.tell(state));
  }

  dispose(): void {
    this.disposable.dispose();
  }

  private async tell(state: State): Promise<void> {
    if (state.kind === 'running') this.told = undefined;
    const text = words(state);
    // The same once; a restart that fails again is news.
    if (!text || text === this.told) return;
    this.told = text;
    const settings = l10n.t('Open Settings'),
      log = l10n.t('Show Log'),
      again = l10n.t('Try Again');
    const answer = await window.showErrorMessage(text, settings, log, again);
    if (answer === settings) await commands.executeCommand('workbench.action.openSettings', 'glossator.server.path');
    if (answer === log) await commands.executeCommand('glossator.showLog');
    if (answer === again) {
      this.told = undefined;
      await this.server.restart();
    }
  }
}

function words(state: State): string | undefined {
  if (state.kind === 'failed') return l10n.t('The Glossator server does not run: {0}', state.reason);
  if (state.kind !== 'missing') return undefined;
  return missing(state.lookup);
}

function missing({ failures }: Lookup): string {
  const set = failures.find((failure) => failure.origin === 'setting');
  if (set)
    return l10n.t(
      'The server that the setting glossator.server.path names does not run: {0} ({1})',
      set.program,
      reason(set),
    );
  const broken = failures.find((failure) => failure.reason !== 'missing');
  if (broken) return l10n.t('The Glossator server does not run here: {0} ({1})', broken.program, reason(broken));
  return l10n.t(
    'There is no Glossator server for {0} in this extension and none on PATH. Install one, or name it in the settings.',
    `${process.platform}-${process.arch}${env.remoteName ? ` (${env.remoteName})` : ''}`,
  );
}

function reason({ reason: why, detail }: Failure): string {
  switch (why) {
    case 'missing':
      return l10n.t('there is no such file');
    case 'notExecutable':
      return l10n.t('it is not executable');
    case 'noAnswer':
      return l10n.t('it does not answer');
    case 'cannotRun':
      return l10n.t('it is not a Glossator server for this computer: {0}', detail);
  }
}
