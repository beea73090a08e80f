import { describe, expect, it } from 'vitest';
import { fitEvents, type EventSample } from '../../../src/evaluation/fit/fitEvents.js';
import { rankEvents, TOLD } from '../../../src/retrieval/lifeEvents.js';

const signs = (near: number) => ({ near1: near, near5: near, near10: near, words: 0, chain: -1, ownChain: -1, among: 0 });
/** Told events ask for "những gì"; single questions for a fee. The event that is told is the nearer one. */
const samples: EventSample[] = Array.from({ length: 60 }, (_, i) => {
  const [near, far] = [0.8, 0.5];
  const isFirst = i % 4 < 2;
  const events = [{ document: 1, signs: signs(isFirst ? near : far) }, { document: 2, signs: signs(isFirst ? far : near) }];
  return i % 2 === 0 ? { text: `chuyện ${i} phải lo những gì`, rival: 0.5, events, document: isFirst ? 1 : 2 } : { text: `việc ${i} lệ phí bao nhiêu`, rival: 0.5, events, document: undefined };
});

describe('fitEvents', () => {
  it('finds which event is told, and whether one is, also in questions that it did not see', () => {
    const { weights, right, single } = fitEvents(samples, TOLD);
    expect(rankEvents(samples[0]!.events, weights.event).ranked[0]!.document).toBe(1);
    expect(right).toBeGreaterThan(0.9);
    expect(single).toBeLessThan(0.1);
  });
});
