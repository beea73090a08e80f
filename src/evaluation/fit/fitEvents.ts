import { EVENT_SIGNS, type EventSign, type EventSigns } from '../../retrieval/eventSigns.js';
import { rankEvents, TOLD_LABELS, toldFeatures, type EventWeights } from '../../retrieval/lifeEvents.js';
import { labelProbabilities } from '../../retrieval/textModel.js';
import { descend } from './descend.js';
import { fitTextModel } from './fitTextModel.js';

/** A question with what speaks for each event; `document` is the one that it tells, none when it asks for a single thing. */
export interface EventSample {
  text: string;
  rival: number;
  events: readonly EventSigns[];
  document: number | undefined;
}

export interface EventFit {
  weights: EventWeights;
  /** By weights that did not see the question: share of told events that are told and right, of single questions that are taken for told. */
  told: number;
  right: number;
  single: number;
}

/** Two labels share each weight between them. */
const TWO_LABELS = { smallest: 0.04, hold: 1 };
const FOLDS = 5;
const STEPS = 300;
/** Strength of the pull to zero. */
const HOLD = 0.002;
/** Similarities differ by tenths, scores by units. */
const SCALE: Record<EventSign, number> = { near1: 10, near5: 10, near10: 10, words: 2, chain: 1, ownChain: 1, among: 2 };

/** Fits which event is told (listwise softmax over the events) and whether one is (over words and signs). */
export function fitEvents(samples: readonly EventSample[], threshold: number): EventFit {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fitOn(samples.filter((_sample, i) => i % FOLDS !== fold)));
  let [told, right, events, single] = [0, 0, 0, 0];
  samples.forEach((sample, i) => {
    const weights = folds[i % FOLDS]!;
    const { ranked, share } = rankEvents(sample.events, weights.event);
    const isTold = share * labelProbabilities(weights.told, toldFeatures(sample, ranked))[0]! >= threshold;
    if (sample.document === undefined) single += Number(isTold);
    else {
      events++;
      told += Number(isTold);
      right += Number(isTold && ranked[0]!.document === sample.document);
    }
  });
  return { weights: fitOn(samples), told: told / Math.max(1, events), right: right / Math.max(1, events), single: single / Math.max(1, samples.length - events) };
}

function fitOn(samples: readonly EventSample[]): EventWeights {
  const event = fitWhich(samples);
  return {
    event,
    told: fitTextModel(samples.map((sample) => ({ features: toldFeatures(sample, rankEvents(sample.events, event).ranked), label: sample.document === undefined ? 'single' : 'told' })), TOLD_LABELS, TWO_LABELS),
  };
}

function fitWhich(samples: readonly EventSample[]): Record<EventSign, number> {
  const rows = samples.flatMap(({ events, document }) => (document === undefined ? [] : [{
    right: events.findIndex((event) => event.document === document),
    values: events.map(({ signs }) => EVENT_SIGNS.map((sign) => SCALE[sign] * signs[sign])),
  }]));
  const fitted = descend(new Float64Array(EVENT_SIGNS.length), (weights, gradient) => {
    let loss = 0;
    for (const { right, values } of rows) {
      const sums = values.map((row) => row.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      const most = Math.max(...sums);
      const powers = sums.map((sum) => Math.exp(sum - most));
      const total = powers.reduce((a, b) => a + b, 0);
      loss -= Math.log(powers[right]! / total + 1e-12) / rows.length;
      values.forEach((row, k) => row.forEach((value, i) => { gradient[i]! += ((powers[k]! / total - Number(k === right)) * value) / rows.length; }));
    }
    weights.forEach((weight, i) => {
      loss += HOLD * weight ** 2;
      gradient[i]! += 2 * HOLD * weight;
    });
    return loss;
  }, STEPS);
  return Object.fromEntries(EVENT_SIGNS.map((sign, i) => [sign, Math.round(fitted[i]! * SCALE[sign] * 1000) / 1000])) as Record<EventSign, number>;
}
