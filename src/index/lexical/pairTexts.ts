import { withBreaths } from '../breath.js';
import type { NumberedTexts } from './numberTexts.js';
import { PairTable } from './pairTable.js';

/** Texts as numbers of terms: words are the first terms, under their own numbers; pairs of neighbours follow. */
export interface PairedTexts extends NumberedTexts {
  pairs: PairTable;
  /** Number of the pair that each word makes with the one before it; NO_PAIR for the first of a text. */
  pairNumbers: Uint32Array;
  /** How many terms there are. */
  terms: number;
}

export const NO_PAIR = 0xffffffff;
const BREATH = 4096;

/** Numbers the pairs of adjacent words. */
export async function pairTexts(texts: NumberedTexts): Promise<PairedTexts> {
  const { words, numbers, starts } = texts;
  const pairs = PairTable.empty();
  const pairNumbers = new Uint32Array(numbers.length).fill(NO_PAIR);
  let terms = words.length;
  await withBreaths(starts.length - 1, BREATH, (text) => {
    for (let i = starts[text]! + 1; i < starts[text + 1]!; i++) {
      const pair = pairs.findOrAdd(numbers[i - 1]!, numbers[i]!, terms);
      if (pair === terms) terms++;
      pairNumbers[i] = pair;
    }
  });
  return { ...texts, pairs, pairNumbers, terms };
}

/** The same texts with every word written another way, e.g. folded: each different word and pair is looked at once, however often it stands there. */
export function rewriteTexts({ words, numbers, starts, pairs, pairNumbers, terms }: PairedTexts, rewrite: (word: string) => string): PairedTexts {
  const known = new Map<string, number>();
  const numberOf = Uint32Array.from(words, (word) => {
    const other = rewrite(word);
    let number = known.get(other);
    if (number === undefined) known.set(other, (number = known.size));
    return number;
  });
  const otherPairs = PairTable.empty();
  const pairOf = new Uint32Array(terms);
  let otherTerms = known.size;
  for (const [first, second, pair] of pairs.entries()) {
    const other = otherPairs.findOrAdd(numberOf[first]!, numberOf[second]!, otherTerms);
    if (other === otherTerms) otherTerms++;
    pairOf[pair] = other;
  }
  return {
    words: [...known.keys()],
    numbers: numbers.map((word) => numberOf[word]!),
    starts,
    pairs: otherPairs,
    pairNumbers: pairNumbers.map((pair) => (pair === NO_PAIR ? NO_PAIR : pairOf[pair]!)),
    terms: otherTerms,
  };
}
