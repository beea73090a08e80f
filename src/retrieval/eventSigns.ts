import type { Generation } from '../index/generation.js';
import type { Ranked } from './ranking.js';
import type { WordSignals } from './wordSignals.js';

/** What speaks for each life event. */
export const EVENT_SIGNS = [
  /** Similarity with the nearest of its situations; mean of the five and of the ten nearest. */
  'near1', 'near5', 'near10',
  /** BM25 of the best of its situations, as a share of the best of all events. */
  'words',
  /** Score of the best procedure of its chain, less that of the best of all; the same of procedures that no other chain holds. */
  'chain', 'ownChain',
  /** Share of the ten best procedures that its chain holds. */
  'among',
] as const;
export type EventSign = (typeof EVENT_SIGNS)[number];
export interface EventSigns {
  /** Document number of the event. */
  document: number;
  signs: Record<EventSign, number>;
}

/** A chain whose procedures were not found at all, or far behind. */
const FAR = -4;
const AMONG = 10;

/** @param without phrasings that are not looked at */
export type EventReader = (words: WordSignals, vector: Float32Array, ranked: readonly Ranked[], without?: ReadonlySet<number>) => EventSigns[];

/** Prepares reading the life events of a generation. */
export function createEventReader({ documents, units, ranges, vectors, documentNumber }: Generation): EventReader {
  const events = documents.flatMap(({ chain }, document) => (chain ? [{ document, chain: new Set(chain.flatMap((id) => documentNumber(id) ?? [])), situations: [] as number[] }] : []));
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) events.find(({ document }) => document === units[unit]!.document)?.situations.push(unit);
  const chains = new Map<number, number>();
  for (const { chain } of events) for (const document of chain) chains.set(document, (chains.get(document) ?? 0) + 1);

  return ({ phrasingWords }, vector, ranked, without) => {
    const mostWords = Math.max(1e-6, ...events.map(({ document }) => phrasingWords[document]!));
    return events.map(({ document, chain, situations }) => {
      const near = Array.from(vectors.similaritiesOf(vector, without ? situations.filter((unit) => !without.has(unit)) : situations)).sort((a, b) => b - a);
      const mean = (count: number): number => near.slice(0, count).reduce((sum, one) => sum + one, 0) / Math.max(1, Math.min(count, near.length));
      const behind = (holds: (document: number) => boolean): number => {
        const found = ranked.find(({ candidate }) => holds(candidate.document));
        return found ? Math.max(FAR, found.score - ranked[0]!.score) : FAR;
      };
      return {
        document,
        signs: {
          near1: mean(1), near5: mean(5), near10: mean(10), words: phrasingWords[document]! / mostWords,
          chain: behind((one) => chain.has(one)), ownChain: behind((one) => chain.has(one) && chains.get(one) === 1),
          among: ranked.slice(0, AMONG).filter(({ candidate }) => chain.has(candidate.document)).length / AMONG,
        },
      };
    });
  };
}
