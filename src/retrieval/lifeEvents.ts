import { z } from 'zod';
import { tokens } from '../text/tokens.js';
import { EVENT_SIGNS, type EventReader, type EventSign, type EventSigns } from './eventSigns.js';
import type { Ranked } from './ranking.js';
import type { WordSignals } from './wordSignals.js';
import { labelProbabilities, textFeatures, type TextFeatures, type TextModel } from './textModel.js';

/** A life event that a question tells. */
export interface ToldEvent {
  /** Document number. */
  document: number;
  /** How likely this event is told, rather than another or one procedure asked for: 0 to 1. */
  score: number;
}

/**
 * Above the first an event is told, and its chain is shown; above the second it goes before the procedure. Above the third a question that speaks of
 * papers or offices is answered with the chain though no single procedure may be meant; above the fourth any question is.
 */
export const TOLD = 0.35;
export const TOLD_FIRST = 0.5;
export const TOLD_CLEARLY = 0.6;
export const TOLD_SURELY = 0.8;

/** Whether a question tells an event, or asks for a single thing. */
export const TOLD_LABELS = ['told', 'single'] as const;
export type ToldLabel = (typeof TOLD_LABELS)[number];

/** Fitted weights: which event, and whether it is told at all. */
export interface EventWeights {
  event: Record<EventSign, number>;
  told: TextModel<ToldLabel>;
}
export const eventWeightsSchema = z.strictObject(Object.fromEntries(EVENT_SIGNS.map((sign) => [sign, z.number()])) as Record<EventSign, z.ZodNumber>);

/** A question as life events see it. */
export interface EventQuestion {
  text: string;
  words: WordSignals;
  vector: Float32Array;
  /** Similarity with the nearest phrasing of a single procedure or question of elsewhere. */
  rival: number;
  ranked: readonly Ranked[];
}

/** Similarities differ by tenths where words are there or not. */
const SIMILARITY = 10;
const WORDS = 20;

/** What tells whether the likeliest event is told: the words, and how near the events and their rivals are. */
export function toldFeatures({ text, rival }: Pick<EventQuestion, 'text' | 'rival'>, [first, second]: readonly EventSigns[]): TextFeatures {
  const { near1 = 0, near5 = 0, among = 0, chain = 0 } = first?.signs ?? {};
  return textFeatures(text, {
    ':near1': SIMILARITY * near1, ':near5': SIMILARITY * near5, ':rival': SIMILARITY * rival, ':margin': SIMILARITY * (near5 - (second?.signs.near5 ?? 0)),
    ':among': among, ':chain': chain, ':words': tokens(text).length / WORDS,
  });
}

/** Events by the weighted sum of their signs, likeliest first, and how likely the first is of them: a softmax over the sums. */
export function rankEvents(events: readonly EventSigns[], weights: EventWeights['event']): { ranked: EventSigns[]; share: number } {
  const sum = ({ signs }: EventSigns): number => EVENT_SIGNS.reduce((all, sign) => all + weights[sign] * signs[sign], 0);
  const sums = new Map(events.map((event) => [event, sum(event)]));
  const ranked = [...events].sort((a, b) => sums.get(b)! - sums.get(a)! || a.document - b.document);
  return { ranked, share: ranked.length === 0 ? 0 : 1 / ranked.reduce((all, event) => all + Math.exp(sums.get(event)! - sums.get(ranked[0]!)!), 0) };
}

/** Gives the life event that a question tells best, whatever its score. */
export type EventFinder = (question: EventQuestion) => ToldEvent | undefined;

/** Prepares finding life events. */
export function createEventFinder(readEvents: EventReader, { event, told }: EventWeights): EventFinder {
  return (question) => {
    const { ranked, share } = rankEvents(readEvents(question.words, question.vector, question.ranked), event);
    return ranked[0] && { document: ranked[0].document, score: share * labelProbabilities(told, toldFeatures(question, ranked))[0]! };
  };
}

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
