import type { Generation } from '../index/generation.js';

/** A life event that a question tells. */
export interface ToldEvent {
  /** Document number. */
  document: number;
  /** Similarity with the nearest way it is told, plus that with the nearest phrasing of a procedure that only this event has. */
  score: number;
}

/** From the pages' own situations, each left out in turn, against phrasings of single procedures. */
export const TOLD = 0.9;

/** Procedures among which one of the told chain is looked for. */
const LEADING = 3;

/** Two scores this close are as good as equal. */
const CLOSE = 0.4;

/** A told event speaks for its procedures where the ranking is undecided: of two as good as equal the one that its chain holds goes first. */
export function leadChain<T extends { document: number; score: number }>(ranked: T[], event: ToldEvent | undefined, documents: readonly { id: string; chain?: string[] }[]): T[] {
  const chain = event && event.score >= TOLD ? documents[event.document]!.chain : undefined;
  const first = chain && ranked.slice(0, LEADING).find(({ document, score }) => chain.includes(documents[document]!.id) && score >= ranked[0]!.score - CLOSE);
  return first ? [first, ...ranked.filter((one) => one !== first)] : ranked;
}

export type EventFinder = (vector: Float32Array, without?: ReadonlySet<number>) => ToldEvent | undefined;

/** Prepares finding life events in a generation: the one that a question tells best, whatever its score. */
export function createEventFinder({ documents, units, ranges, vectors }: Generation): EventFinder {
  const events = documents.flatMap(({ chain }, document) => (chain ? [{ document, chain: new Set(chain), told: [] as number[], own: [] as number[] }] : []));
  const told = new Map(events.map((event) => [event.document, event]));
  const ownEvent = new Map(events.flatMap((event) => [...event.chain].flatMap((code) => (events.some((other) => other !== event && other.chain.has(code)) ? [] : [[code, event] as const]))));
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) {
    const { document } = units[unit]!;
    told.get(document)?.told.push(unit);
    ownEvent.get(documents[document]!.id)?.own.push(unit);
  }
  const nearest = (vector: Float32Array, list: readonly number[], without: ReadonlySet<number> | undefined): number =>
    Math.max(0, ...vectors.similaritiesOf(vector, without ? list.filter((unit) => !without.has(unit)) : list));

  return (vector, without) => {
    const scored = events.map(({ document, told: ways, own }): ToldEvent => ({ document, score: nearest(vector, ways, without) + nearest(vector, own, without) }));
    return scored.sort((a, b) => b.score - a.score || a.document - b.document)[0];
  };
}
