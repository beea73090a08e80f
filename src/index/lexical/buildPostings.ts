import { withBreaths } from '../breath.js';
import { NO_PAIR, type PairedTexts } from './pairTexts.js';

/** An inverted index as flat arrays: what is saved, and what a search walks. A type, so that it can be packed as it is. */
export type Postings = {
  /** The words, UTF-8, each followed by a line break. The first terms are the words, in this order. */
  words: Uint8Array;
  /** Term numbers of adjacent words, as PairTable saves them. */
  pairs: Uint32Array;
  /** Where each term's postings start; one more than there are terms. */
  starts: Uint32Array;
  /** Units that hold a term, rising within the term. */
  units: Uint32Array;
  /** How often, up to 255. */
  counts: Uint8Array;
  /** Words in each unit, up to 65,535. */
  lengths: Uint16Array;
};

const BREATH = 8192;
const NO_UNIT = 0xffffffff;

/** Indexes the words of every text and the pairs of neighbours among them. A text is a unit. */
export async function buildPostings(texts: PairedTexts): Promise<Postings> {
  const { words, starts, pairs } = texts;
  const termStarts = await countPostings(texts);
  return {
    words: Buffer.from(words.map((word) => `${word}\n`).join('')),
    pairs: pairs.array,
    starts: termStarts,
    ...(await gather(texts, termStarts)),
    lengths: Uint16Array.from({ length: starts.length - 1 }, (_, unit) => Math.min(starts[unit + 1]! - starts[unit]!, 0xffff)),
  };
}

/** Where the postings of each term will start: in each unit it has one, however often it stands there. */
async function countPostings(texts: PairedTexts): Promise<Uint32Array> {
  const { terms } = texts;
  const ends = new Uint32Array(terms + 1);
  const lastUnit = new Uint32Array(terms).fill(NO_UNIT);
  await eachTerm(texts, (term, unit) => {
    if (lastUnit[term] === unit) return;
    lastUnit[term] = unit;
    ends[term + 1]!++;
  });
  for (let term = 0; term < terms; term++) ends[term + 1]! += ends[term]!;
  return ends;
}

async function gather(texts: PairedTexts, termStarts: Uint32Array): Promise<Pick<Postings, 'units' | 'counts'>> {
  const next = termStarts.slice(0, -1);
  const units = new Uint32Array(termStarts[texts.terms]!);
  const counts = new Uint8Array(units.length);
  await eachTerm(texts, (term, unit) => {
    const last = next[term]! - 1;
    if (last >= termStarts[term]! && units[last] === unit) {
      if (counts[last]! < 255) counts[last]!++;
      return;
    }
    units[last + 1] = unit;
    counts[last + 1] = 1;
    next[term] = last + 2;
  });
  return { units, counts };
}

/** Every term of every text in order, words and pairs. */
async function eachTerm({ numbers, pairNumbers, starts }: PairedTexts, visit: (term: number, unit: number) => void): Promise<void> {
  await withBreaths(starts.length - 1, BREATH, (unit) => {
    for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
      visit(numbers[i]!, unit);
      if (pairNumbers[i] !== NO_PAIR) visit(pairNumbers[i]!, unit);
    }
  });
}
