import { breath, withBreaths } from '../breath.js';
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

/** Indexes the words of every text and the pairs of neighbours among them. A text is a unit. */
export async function buildPostings(texts: PairedTexts): Promise<Postings> {
  const { words, starts, pairs } = texts;
  const sorted = await sortByTerm(texts);
  await breath();
  return {
    words: Buffer.from(words.map((word) => `${word}\n`).join('')),
    pairs: pairs.array,
    ...merge(sorted),
    lengths: Uint16Array.from({ length: starts.length - 1 }, (_, unit) => Math.min(starts[unit + 1]! - starts[unit]!, 0xffff)),
  };
}

const BREATH = 8192;

interface Sorted {
  /** The unit of each place where a term stands, by term and then by unit. */
  units: Uint32Array;
  /** Where those of each term begin. */
  starts: Uint32Array;
}

/** Counting sort. */
async function sortByTerm({ numbers, pairNumbers, starts, terms }: PairedTexts): Promise<Sorted> {
  const termStarts = new Uint32Array(terms + 1);
  for (const word of numbers) termStarts[word + 1]!++;
  for (const pair of pairNumbers) if (pair !== NO_PAIR) termStarts[pair + 1]!++;
  for (let term = 0; term < terms; term++) termStarts[term + 1]! += termStarts[term]!;
  const next = termStarts.slice(0, terms);
  const units = new Uint32Array(termStarts[terms]!);
  await withBreaths(starts.length - 1, BREATH, (unit) => {
    for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
      units[next[numbers[i]!]!++] = unit;
      const pair = pairNumbers[i]!;
      if (pair !== NO_PAIR) units[next[pair]!++] = unit;
    }
  });
  return { units, starts: termStarts };
}

/** Repeats of a term in a unit stand together: they become one posting with a count. */
function merge({ units, starts }: Sorted): Pick<Postings, 'starts' | 'units' | 'counts'> {
  const terms = starts.length - 1;
  const counts = new Uint8Array(units.length);
  const mergedStarts = new Uint32Array(terms + 1);
  let kept = 0;
  for (let term = 0; term < terms; term++) {
    const first = kept;
    mergedStarts[term] = first;
    for (let i = starts[term]!; i < starts[term + 1]!; i++) {
      if (kept > first && units[kept - 1] === units[i]) {
        counts[kept - 1] = Math.min(255, counts[kept - 1]! + 1);
      } else {
        units[kept] = units[i]!;
        counts[kept++] = 1;
      }
    }
  }
  mergedStarts[terms] = kept;
  return { starts: mergedStarts, units: units.slice(0, kept), counts: counts.slice(0, kept) };
}
