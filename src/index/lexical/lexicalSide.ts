import { UNIT_KINDS, type UnitKind, type UnitRanges } from '../unit.js';
import type { Postings } from './buildPostings.js';
import { PairTable } from './pairTable.js';

/** How fast repeats of a term stop counting. */
const K1 = 1.2;
/** How much a long unit is held against it. */
const B = 0.75;

/**
 * BM25 over words and adjacent pairs, in memory. Each kind of unit has its own document frequencies and mean length,
 * as if it were an index of its own: a phrasing of ten words and a passage of a hundred are not compared by length.
 */
export class LexicalSide {
  private readonly words: Map<string, number>;
  private readonly pairs: PairTable;
  /** k1 · (1 − b + b · length / mean length) of each unit. */
  private readonly norms: Float32Array;
  private readonly out: Float32Array;

  constructor(private readonly postings: Postings, readonly ranges: UnitRanges) {
    const list = new TextDecoder().decode(postings.words).split('\n');
    list.pop();
    this.words = new Map(list.map((word, number) => [word, number]));
    this.pairs = PairTable.from(postings.pairs);
    this.out = new Float32Array(postings.lengths.length);
    this.norms = new Float32Array(postings.lengths.length);
    for (const kind of UNIT_KINDS) this.setNorms(kind);
  }

  /**
   * The score of every unit, by unit number, in an array that the next call overwrites.
   * A term is a word, or two adjacent words joined by `_`; a repeated term counts again, an unknown one not at all.
   * @param weights factor of each term; 1 when absent
   */
  scores(terms: readonly string[], weights?: readonly number[]): Float32Array {
    this.out.fill(0);
    terms.forEach((term, i) => {
      const number = this.termNumber(term);
      if (number !== undefined) this.addTerm(number, weights?.[i] ?? 1);
    });
    return this.out;
  }

  /** Every word of the index, in no order that means anything. */
  vocabulary(): Iterable<string> {
    return this.words.keys();
  }

  /** Units of all kinds that hold the term. */
  totalFrequency(term: string): number {
    const number = this.termNumber(term);
    return number === undefined ? 0 : this.postings.starts[number + 1]! - this.postings.starts[number]!;
  }

  /** Numbers of the units that hold the term, ascending: a view that must not be written to. */
  unitsWith(term: string): Uint32Array {
    const number = this.termNumber(term);
    return number === undefined ? this.postings.units.subarray(0, 0) : this.postings.units.subarray(this.postings.starts[number]!, this.postings.starts[number + 1]!);
  }

  /** Units of a kind that hold the term. */
  frequency(term: string, kind: UnitKind): number {
    const number = this.termNumber(term);
    if (number === undefined) return 0;
    const [from, to] = this.ranges[kind];
    const [start, end] = [this.postings.starts[number]!, this.postings.starts[number + 1]!];
    return this.firstFrom(to, start, end) - this.firstFrom(from, start, end);
  }

  private addTerm(term: number, weight: number): void {
    const { units, counts, starts } = this.postings;
    const { norms, out } = this;
    const end = starts[term + 1]!;
    let at = starts[term]!;
    for (const kind of UNIT_KINDS) {
      const [from, to] = this.ranges[kind];
      const stop = this.firstFrom(to, at, end);
      const frequency = stop - at;
      const factor = weight * (K1 + 1) * Math.log(1 + (to - from - frequency + 0.5) / (frequency + 0.5));
      for (; at < stop; at++) {
        const unit = units[at]!;
        const count = counts[at]!;
        out[unit]! += (factor * count) / (count + norms[unit]!);
      }
    }
  }

  /** Place of the first posting, from `start`, whose unit is not below `unit`. */
  private firstFrom(unit: number, start: number, end: number): number {
    const { units } = this.postings;
    while (start < end) {
      const middle = (start + end) >> 1;
      if (units[middle]! < unit) start = middle + 1;
      else end = middle;
    }
    return start;
  }

  private termNumber(term: string): number | undefined {
    const joint = term.indexOf('_');
    if (joint < 0) return this.words.get(term);
    const first = this.words.get(term.slice(0, joint));
    const second = this.words.get(term.slice(joint + 1));
    return first === undefined || second === undefined ? undefined : this.pairs.find(first, second);
  }

  private setNorms(kind: UnitKind): void {
    const [from, to] = this.ranges[kind];
    const lengths = this.postings.lengths;
    let total = 0;
    for (let unit = from; unit < to; unit++) total += lengths[unit]!;
    const mean = Math.max(1, total / Math.max(1, to - from));
    for (let unit = from; unit < to; unit++) this.norms[unit] = K1 * (1 - B + (B * lengths[unit]!) / mean);
  }
}
