// In which order findings are gone through. No VS Code here.

export interface Place {
  readonly line: number;
  readonly character: number;
}

const order = (a: Place, b: Place) => a.line - b.line || a.character - b.character;

/** The places there are, each once, in the order of the text. */
export function stops(places: readonly Place[]): Place[] {
  return [...places].sort(order).filter((place, index, all) => {
    const before = all[index - 1];
    return !before || order(before, place) !== 0;
  });
}

/** Which of the stops comes next from a place on, round the ends of the text; `undefined` if there are none. */
export function nextStop(all: readonly Place[], from: Place, direction: 'next' | 'previous'): number | undefined {
  if (all.length === 0) return undefined;
  if (direction === 'previous') {
    const before = all.findLastIndex((place) => order(place, from) < 0);
    return before < 0 ? all.length - 1 : before;
  }
  const after = all.findIndex((place) => order(place, from) > 0);
  return Math.max(after, 0);
}
