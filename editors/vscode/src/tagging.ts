// The commands that change tags. The server does the work and the edit; here is what is asked of it, and for what place.
import { l10n, type Position, type QuickPickItem, Range, Selection, type TextEditor, window } from 'vscode';
import type { EditAnswer, LabelStatus, PlaceCommand } from './requests';
import type { Server } from './server';
import type { StatusItems } from './status';

/** Without a server's word on it. */
const USUAL_LABELS: readonly LabelStatus[] = ['PER', 'ORG', 'LOC', 'MISC'].map((name) => ({ name }));

export class Tagging {
  constructor(
    private readonly server: Server,
    private readonly status: StatusItems,
  ) {}

  async tagAs(editor: TextEditor, place: number): Promise<void> {
    const labels = await this.labels(editor);
    const label = labels[place];
    if (label) await this.tag(editor, label.name);
    else window.setStatusBarMessage(l10n.t('The label set has {0} labels', labels.length), 4000);
  }

  async tagAsked(editor: TextEditor): Promise<void> {
    const label = await this.pick(editor, l10n.t('Tag as'));
    if (label) await this.tag(editor, label);
  }

  async relabelAsked(editor: TextEditor, command: 'relabel' | 'relabelAll'): Promise<void> {
    const label = await this.pick(editor, l10n.t('Change the label to'));
    if (label) await this.ask(editor, command, ({ active }) => ({ position: active, label }));
  }

  at(editor: TextEditor, command: PlaceCommand): Promise<void> {
    return this.ask(editor, command, ({ active }) => ({ position: active }));
  }

  private tag(editor: TextEditor, label: string): Promise<void> {
    return this.ask(editor, 'tag', (selection) => ({ range: new Range(selection.start, selection.end), label }));
  }

  private async labels({ document }: TextEditor): Promise<readonly LabelStatus[]> {
    const status = await this.status.statusOf(document);
    return status?.labels.length ? status.labels : USUAL_LABELS;
  }

  private async pick(editor: TextEditor, title: string): Promise<string | undefined> {
    const items = (await this.labels(editor)).map(
      ({ name, meaning }, index): QuickPickItem => ({
        label: name,
        ...(index < 9 && { description: `Alt+${index + 1}` }),
        ...(meaning && { detail: meaning }),
      }),
    );
    return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.label;
  }

  /** For each selection, the last first, so that an edit moves none that are still to come. */
  private async ask(editor: TextEditor, command: string, place: (selection: Selection) => Place): Promise<void> {
    const name = `glossator.${command}`;
    if (!this.server.running) return tell(l10n.t('The Glossator server is not running'));
    if (!this.server.offersCommand(name)) return tell(l10n.t('This Glossator server cannot do that'));
    const selections = [...editor.selections].sort((a, b) => b.start.compareTo(a.start));
    for (const selection of selections) {
      const answer = await this.server.command<EditAnswer>(name, this.argument(editor, place(selection)));
      if (!answer) return tell(l10n.t('Nothing was changed; see the log'));
      if (answer.message) tell(answer.applied ? answer.message : l10n.t('Nothing was changed: {0}', answer.message));
      // Who has gone elsewhere meanwhile is not fetched back.
      const stayed = editor.selection.active.line === selection.active.line;
      if (answer.selection && selections.length === 1 && stayed) this.select(editor, answer);
    }
  }

  private argument(editor: TextEditor, place: Place): object {
    const convert = this.server.running?.code2ProtocolConverter;
    return {
      uri: editor.document.uri.toString(),
      ...(place.label !== undefined && { label: place.label }),
      ...(place.position && { position: convert?.asPosition(place.position) }),
      ...(place.range && { range: convert?.asRange(place.range) }),
    };
  }

  private select(editor: TextEditor, { selection }: EditAnswer): void {
    const range = selection && this.server.running?.protocol2CodeConverter.asRange(selection);
    if (range) editor.selection = new Selection(range.start, range.end);
  }
}

interface Place {
  readonly position?: Position;
  readonly range?: Range;
  readonly label?: string;
}

function tell(message: string): void {
  window.setStatusBarMessage(`$(tag) ${message}`, 6000);
}
