import { describe, expect, it } from 'vitest';
import type { EventSign, EventSigns } from '../../src/retrieval/eventSigns.js';
import { createEventFinder, leadChain, rankEvents, TOLD, toldFeatures, type EventQuestion, type EventWeights } from '../../src/retrieval/lifeEvents.js';

const event = (document: number, signs: Partial<Record<EventSign, number>> = {}): EventSigns => ({ document, signs: { near1: 0, near5: 0, near10: 0, words: 0, chain: 0, ownChain: 0, among: 0, ...signs } });
const WEIGHTS: EventWeights = {
  event: { near1: 0, near5: 1, near10: 0, words: 0, chain: 0.5, ownChain: 0, among: 0 },
  told: { labels: ['told', 'single'], weights: new Map([['nhung_gi', [3, 0]], [':rival', [-0.3, 0]]]) },
};
const question = (text: string, rival = 0.5) => ({ text, rival }) as EventQuestion;

describe('rankEvents', () => {
  it('puts the event first that most speaks for', () => {
    expect(rankEvents([event(1, { near5: 0.5 }), event(2, { near5: 0.6 }), event(3, { near5: 0.4, chain: 1 })], WEIGHTS.event).ranked.map(({ document }) => document)).toEqual([3, 2, 1]);
  });
});

describe('the share of the likeliest event', () => {
  const shareOf = (near5: number) => rankEvents([event(1, { near5 }), event(2)], { ...WEIGHTS.event, near5: 10 }).share;
  it('is a half when another is as likely, and grows with what speaks for it', () => {
    expect(shareOf(0)).toBeCloseTo(0.5, 6);
    expect(shareOf(0.5)).toBeGreaterThan(0.9);
  });
});

describe('createEventFinder', () => {
  const find = createEventFinder(() => [event(1, { near5: 0.9 }), event(2)], WEIGHTS);
  it('hears an event in words that ask for all of it', () => {
    const told = find(question('nhà em mới sinh em bé, phải lo những gì'))!;
    expect(told.document).toBe(1);
    expect(told.score).toBeGreaterThan(TOLD);
  });
  it('hears less of it where a single procedure is nearer', () => {
    expect(find(question('khai sinh nộp ở đâu', 0.9))!.score).toBeLessThan(find(question('khai sinh nộp ở đâu', 0.2))!.score);
  });
  it('finds nothing where there are no events', () => expect(createEventFinder(() => [], WEIGHTS)(question('sinh con'))).toBeUndefined());
});

describe('toldFeatures', () => {
  it('name the words of the question and how far the first event is before the second', () => {
    const features = toldFeatures(question('lo những gì'), [event(1, { near5: 0.7 }), event(2, { near5: 0.5 })]);
    expect(features.get('nhung_gi')).toBe(1);
    expect(features.get(':margin')).toBeCloseTo(2, 6);
  });
});

describe('leadChain', () => {
  const documents = [{ id: 'a' }, { id: 'b' }, { id: 'event', chain: ['b'] }];
  const ranked = (second: number) => [{ document: 0, score: 1 }, { document: 1, score: second }];
  it('lets the procedure of the told chain go before one that is as good as equal', () => {
    expect(leadChain(ranked(0.9), { document: 2, score: 0.9 }, documents)[0]!.document).toBe(1);
  });
  it('leaves a procedure that is clearly better, and every order where no event is told', () => {
    expect(leadChain(ranked(0.1), { document: 2, score: 0.9 }, documents)[0]!.document).toBe(0);
    expect(leadChain(ranked(0.9), { document: 2, score: 0.1 }, documents)[0]!.document).toBe(0);
  });
});
