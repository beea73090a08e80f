import type { Generation } from '../../index/generation.js';
import { fold } from '../../text/fold.js';
import { seeded } from '../seeded.js';
import { groupBy } from './groupBy.js';
import type { LeftOut } from '../../retrieval/wordSignals.js';

/** A question to fit on: what is asked, what is right, and what must be left out of the search. */
export interface FitQuestion {
  text: string;
  /** Right documents; empty when the corpus does not answer. */
  gold: ReadonlySet<number>;
  /** Questions of one group stand in one fold of the cross-validation. */
  group: string;
  set: 'phrasing' | 'citizen' | 'elsewhere';
  leftOut: LeftOut;
}

/** A question of citizens with the codes of the procedures that answer it. */
export interface CitizenQuestion {
  text: string;
  topic: string;
  codes: readonly string[];
}

export interface FitQuestionOptions {
  /** Phrasings drawn. */
  phrasings: number;
  seed: number;
}

/** Of every four questions one is asked of an index where a quarter of all procedures have no phrasings: right ones as often as wrong ones. */
const COLD_EVERY = 4;
const COLD_SHARE = 0.25;
/** Of every three phrasings one is asked without diacritics. */
const FOLDED_EVERY = 3;

/** Questions from the index itself (phrasings, questions of elsewhere) and from citizens, the same for the same seed. */
export function fitQuestions(generation: Generation, citizens: readonly CitizenQuestion[], { phrasings, seed }: FitQuestionOptions): FitQuestion[] {
  const random = seeded(seed);
  const { ranges, documents } = generation;
  const cold = (i: number): LeftOut => (i % COLD_EVERY === COLD_EVERY - 1 ? { phrasingsOf: new Set(documents.flatMap((_, document) => (random() < COLD_SHARE ? [document] : []))) } : {});
  const twins = twinsOf(generation);

  const fromPhrasings = shuffled(numbers(ranges.phrasing), random).slice(0, phrasings).map((unit, i): FitQuestion => {
    const { document } = generation.units[unit]!;
    const text = generation.text(unit);
    return {
      text: i % FOLDED_EVERY === 0 ? fold(text) : text,
      gold: new Set([document]), group: documents[document]!.id, set: 'phrasing',
      leftOut: { ...cold(i), units: twins(unit) },
    };
  });
  const fromCitizens = shuffled([...citizens], random).flatMap(({ text, topic, codes }, i): FitQuestion[] => {
    const gold = new Set(codes.flatMap((code) => generation.documentNumber(code) ?? []));
    return gold.size === 0 ? [] : [{ text, gold, group: topic, set: 'citizen', leftOut: cold(i) }];
  });
  const topicUnits = groupBy(numbers(ranges.elsewhere), (unit) => generation.units[unit]!.section);
  const fromElsewhere = numbers(ranges.elsewhere).map((unit, i): FitQuestion => {
    const topic = generation.units[unit]!.section;
    // Half of them as a topic that nobody foresaw, half as one that is known in other words.
    return { text: generation.text(unit), gold: new Set(), group: topic, set: 'elsewhere', leftOut: { units: i % 2 === 0 ? new Set(topicUnits.get(topic)) : twins(unit) } };
  });
  return [...fromPhrasings, ...fromCitizens, ...fromElsewhere];
}

/** All units that read like a unit once diacritics are gone: hidden together with it. */
function twinsOf(generation: Generation): (unit: number) => ReadonlySet<number> {
  const units = [...numbers(generation.ranges.phrasing), ...numbers(generation.ranges.elsewhere)];
  const byText = groupBy(units, (unit) => fold(generation.text(unit)));
  return (unit) => new Set(byText.get(fold(generation.text(unit))));
}

function numbers([from, to]: readonly [number, number]): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
