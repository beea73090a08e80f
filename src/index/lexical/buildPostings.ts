import { PairTable } from './pairTable.js';

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

/** Texts as numbers of words. */
export interface NumberedTexts {
  /** The words, by number; every one stands in some text. */
  words: readonly string[];
  texts: readonly Uint32Array[];
}

/** Indexes the words of every unit and the pairs of neighbours among them. */
export function buildPostings({ words, texts }: NumberedTexts): Postings {
  // Words are the first terms, under their own numbers; pairs follow.
  let terms = words.length;
  const pairs = PairTable.empty();
  const seenTerms = new GrowingArray();
  const seenUnits = new GrowingArray();
  texts.forEach((text, unit) => {
    for (let i = 0; i < text.length; i++) {
      const word = text[i]!;
      seenTerms.push(word);
      seenUnits.push(unit);
      if (i === 0) continue;
      const pair = pairs.findOrAdd(text[i - 1]!, word, terms);
      if (pair === terms) terms++;
      seenTerms.push(pair);
      seenUnits.push(unit);
    }
  });
  return {
    words: Buffer.from(words.map((word) => `${word}\n`).join('')),
    pairs: pairs.array,
    ...gather(seenTerms.array, seenUnits.array, terms),
    lengths: Uint16Array.from(texts, (text) => Math.min(text.length, 0xffff)),
  };
}

/** Counting sort by term; units stay in order, so repeats of a term in a unit stand together and become a count. */
function gather(seenTerms: Uint32Array, seenUnits: Uint32Array, terms: number): Pick<Postings, 'starts' | 'units' | 'counts'> {
  const ends = new Uint32Array(terms + 1);
  for (const term of seenTerms) ends[term + 1]!++;
  for (let term = 0; term < terms; term++) ends[term + 1]! += ends[term]!;
  const next = ends.slice(0, terms);
  const sorted = new Uint32Array(seenTerms.length);
  for (let i = 0; i < seenTerms.length; i++) sorted[next[seenTerms[i]!]!++] = seenUnits[i]!;

  const starts = new Uint32Array(terms + 1);
  const counts = new Uint8Array(sorted.length);
  let kept = 0;
  for (let term = 0; term < terms; term++) {
    starts[term] = kept;
    for (let i = ends[term]!; i < ends[term + 1]!; i++) {
      if (kept > starts[term]! && sorted[kept - 1] === sorted[i]) {
        counts[kept - 1] = Math.min(255, counts[kept - 1]! + 1);
      } else {
        sorted[kept] = sorted[i]!;
        counts[kept++] = 1;
      }
    }
  }
  starts[terms] = kept;
  return { starts, units: sorted.slice(0, kept), counts: counts.slice(0, kept) };
}

/** An array that doubles its room. */
class GrowingArray {
  private values = new Uint32Array(1 << 16);
  private length = 0;

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  get array(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}
