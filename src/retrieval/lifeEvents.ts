import type { Generation } from '../index/generation.js';

/** A life event that a question tells. */
export interface ToldEvent {
  /** Document number. */
  document: number;
  /** How likely the event is told rather than one procedure asked for: 0 to 1. */
  score: number;
}

/** Above this an event is told; above the second a question is answered with its chain though no single procedure may be meant. */
export const TOLD = 0.3;
export const TOLD_CLEARLY = 0.6;
/** Situations whose mean counts: one that is near by chance stands alone. */
const NEAREST = 5;
/**
 * Logistic fit on the pages' own situations, each left out in turn (361), against stories that ask for one procedure (136) and phrasings of single
 * procedures (1,561). In five folds 84 % of the situations are told, 27 % of the stories and 3 % of the phrasings.
 */
const WEIGHTS = { situations: 23.9, rival: -23.2, bias: 1.79 };

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

/** @param rival similarity with the nearest phrasing of a single procedure or question of elsewhere */
export type EventFinder = (vector: Float32Array, rival: number, without?: ReadonlySet<number>) => ToldEvent | undefined;

/** Prepares finding life events in a generation: the one that a question tells best, whatever its score. */
export function createEventFinder({ documents, units, ranges, vectors }: Generation): EventFinder {
  const told = new Map(documents.flatMap(({ chain }, document) => (chain ? [[document, [] as number[]] as const] : [])));
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) told.get(units[unit]!.document)?.push(unit);
  const nearness = (vector: Float32Array, list: readonly number[]): number => {
    const nearest = vectors.similaritiesOf(vector, list).sort().slice(-NEAREST);
    return nearest.length === 0 ? -1 : nearest.reduce((sum, similarity) => sum + similarity, 0) / nearest.length;
  };

  return (vector, rival, without) => {
    const found = [...told]
      .map(([document, list]) => ({ document, near: nearness(vector, without ? list.filter((unit) => !without.has(unit)) : list) }))
      .sort((a, b) => b.near - a.near || a.document - b.document)[0];
    return found && { document: found.document, score: 1 / (1 + Math.exp(-(WEIGHTS.situations * found.near + WEIGHTS.rival * rival + WEIGHTS.bias))) };
  };
}
