// The legend of the reading view: the labels of the document with their colours and counts. No VS Code here.
import { typeOfLabel } from '../colours';
import type { Status } from '../requests';
import type { LegendEntry } from './messages';

const MENTION = /\[([A-Za-z][\w-]*) [^[\]\r\n]*\]/g;

/** How often each label stands before words in brackets. */
export function countLabels(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, label = ''] of text.matchAll(MENTION)) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** The labels of the set, then nothing else: what is counted under no label of the set is not a mention. */
export function legend(status: Status | undefined, text: () => string): LegendEntry[] {
  const labels = status?.labels.length ? status.labels : ['PER', 'ORG', 'LOC', 'MISC'].map((name) => ({ name }));
  const counted = labels.every((label) => 'count' in label) ? undefined : countLabels(text());
  return labels.map((label) => ({
    label: label.name,
    meaning: 'meaning' in label ? (label.meaning ?? '') : '',
    type: ('tokenType' in label && label.tokenType) || typeOfLabel(label.name) || 'label1',
    count: ('count' in label && label.count) || (counted?.get(label.name) ?? 0),
  }));
}
