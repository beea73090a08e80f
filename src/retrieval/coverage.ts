import type { Generation } from '../index/generation.js';
import { UNIT_KINDS } from '../index/unit.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** Weight of a folded word: the rarer in the index, the more it tells. A word that the index lacks tells most. */
export function createTermWeight(generation: Generation): (term: string) => number {
  const known = new Map<string, number>();
  const total = generation.units.length;
  return (term) => {
    let weight = known.get(term);
    if (weight === undefined) {
      const frequency = UNIT_KINDS.reduce((sum, kind) => sum + generation.lexical.folded.frequency(term, kind), 0);
      weight = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
      // Questions bring any word; a map that only grows would be a leak.
      if (known.size < 50_000) known.set(term, weight);
    }
    return weight;
  };
}

/** Share of a question's words, by weight, that stand in any of the texts: 0 to 1. */
export function coverage(question: string, texts: readonly string[], weight: (term: string) => number): number {
  const present = new Set(texts.flatMap((text) => tokens(fold(text))));
  let sum = 0;
  let covered = 0;
  for (const word of new Set(tokens(fold(question)))) {
    const value = weight(word);
    sum += value;
    if (present.has(word)) covered += value;
  }
  return sum === 0 ? 0 : covered / sum;
}
