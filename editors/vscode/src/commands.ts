// The commands, each by its name.
import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Accepting } from './accepting';
import type { LanguageMode } from './language_mode';
import { goToFinding, goToMention } from './navigation';
import type { ReadingViews } from './reading/views';
import type { Server } from './server';
import { LANGUAGE } from './settings';
import type { Tagging } from './tagging';

export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly tagging: Tagging;
  readonly accepting: Accepting;
  readonly languageMode: LanguageMode;
  readonly reading: ReadingViews;
}

export function registerCommands(parts: Parts): Disposable[] {
  return [...forEditors(parts), ...forAll(parts)].map(([name, run]) =>
    commands.registerCommand(`glossator.${name}`, run),
  );
}

type Command = readonly [name: string, run: () => unknown];

/** Those that need an annotated document in front. */
function forEditors({ server, tagging, accepting, reading }: Parts): Command[] {
  const here = (name: string, run: (editor: TextEditor) => unknown): Command => [
    name,
    () => {
      const editor = window.activeTextEditor;
      return editor?.document.languageId === LANGUAGE ? run(editor) : undefined;
    },
  ];
  return [
    ...Array.from({ length: 9 }, (_, index) => here(`tagAs${index + 1}`, (editor) => tagging.tagAs(editor, index))),
    here('tagSelection', (editor) => tagging.tagAsked(editor)),
    here('relabelMention', (editor) => tagging.relabelAsked(editor, 'relabel')),
    here('relabelAllMentions', (editor) => tagging.relabelAsked(editor, 'relabelAll')),
    here('unwrapMention', (editor) => tagging.at(editor, 'unwrap')),
    here('extendMentionRight', (editor) => tagging.at(editor, 'extendRight')),
    here('extendMentionLeft', (editor) => tagging.at(editor, 'extendLeft')),
    here('shrinkMentionRight', (editor) => tagging.at(editor, 'shrinkRight')),
    here('shrinkMentionLeft', (editor) => tagging.at(editor, 'shrinkLeft')),
    here('unwrapAllMentions', (editor) => tagging.at(editor, 'unwrapAll')),
    here('tagAllMentions', (editor) => tagging.at(editor, 'tagAll')),
    here('mergeMentions', (editor) => tagging.at(editor, 'merge')),
    here('splitMention', (editor) => tagging.at(editor, 'split')),
    here('moveSignsOut', (editor) => tagging.at(editor, 'trimMention')),
    here('unnestMentions', (editor) => tagging.at(editor, 'flatten')),
    here('renumberParagraphs', (editor) => tagging.at(editor, 'renumber')),
    here('nextMention', (editor) => goToMention(server, editor, 'next')),
    here('previousMention', (editor) => goToMention(server, editor, 'previous')),
    here('nextFinding', (editor) => goToFinding(editor, 'next')),
    here('previousFinding', (editor) => goToFinding(editor, 'previous')),
    here('acceptFinding', (editor) => accepting.asked(editor)),
    here('openReadingView', (editor) => reading.open(editor)),
  ];
}

function forAll({ context, log, server, languageMode }: Parts): Command[] {
  const id = context.extension.id;
  return [
    ['treatAsAnnotated', () => languageMode.treat()],
    ['undoRecognition', () => languageMode.undo()],
    ['openSample', () => openSample(context)],
    ['openWalkthrough', () => commands.executeCommand('workbench.action.openWalkthrough', `${id}#start`, false)],
    ['openSettings', () => commands.executeCommand('workbench.action.openSettings', `@ext:${id}`)],
    ['restartServer', () => server.restart()],
    ['showLog', () => log.show()],
    ['showVersion', () => showVersion(context, server)],
  ];
}

/** The sample is a file of the user's own: what was changed in it is there again. */
async function openSample({ extensionUri, globalStorageUri }: ExtensionContext): Promise<void> {
  const name = 'velmora.ann.txt',
    own = Uri.joinPath(globalStorageUri, 'sample', name);
  try {
    await workspace.fs.stat(own);
  } catch {
    await workspace.fs.writeFile(own, await workspace.fs.readFile(Uri.joinPath(extensionUri, 'sample', name)));
  }
  await window.showTextDocument(own);
}

async function showVersion({ extension }: ExtensionContext, { state }: Server): Promise<void> {
  const { version } = extension.packageJSON as { version: string };
  const server = state.kind === 'running' ? `${state.server.version} (${state.server.program})` : l10n.t('not running');
  await window.showInformationMessage(l10n.t('Glossator {0}, server {1}', version, server));
}
