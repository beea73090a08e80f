import type { Generation } from '../index/generation.js';
import type { QuestionTerms } from './terms.js';

/** What is left out of a search, so that a measure or a fit is honest. */
export interface LeftOut {
  /** Numbers of documents whose phrasings are not searched. */
  phrasingsOf?: ReadonlySet<number>;
  /** Numbers of phrasings and of questions of elsewhere that are not searched. */
  units?: ReadonlySet<number>;
}

/** BM25 of the clauses of plans, from the first clause on, and of the ways to ask for them. */
export interface ClauseWords {
  clauseWords: Float32Array;
  clauseAccents: Float32Array;
  clausePhrasingWords: Float32Array;
}

/** What the lexical side says of every document, by its number; it needs no vector, so it is read while the question is being embedded. */
export interface WordSignals extends ClauseWords {
  /** Best BM25 over folded text: titles, passages, phrasings. */
  titleWords: Float32Array;
  passageWords: Float32Array;
  phrasingWords: Float32Array;
  /** Best BM25 over accented text, 0 when the question has no diacritics. */
  titleAccents: Float32Array;
  phrasingAccents: Float32Array;
  /** Share of the question's words, by weight, that stand anywhere in the title and the phrasings. */
  covered: Float32Array;
  /** Best of the questions of elsewhere; most of the question's words, as `covered`, that any topic of elsewhere holds. */
  elsewhereWords: number;
  elsewhereCovered: number;
}

export type WordReader = (terms: QuestionTerms, accented: boolean, leftOut: LeftOut) => WordSignals;

/** Prepares reading the lexical side of a generation by document. */
export function createWordReader({ units, ranges, lexical, documents }: Generation, termWeight: (term: string) => number): WordReader {
  const count = documents.length;
  const documentOf = Int32Array.from(units, ({ document }) => document);
  const cover = createCover(documentOf, count);
  const topics = [...new Set(units.slice(...ranges.elsewhere).map(({ section }) => section))];
  const topicOf = Int32Array.from(units, ({ kind, section }) => (kind === 'elsewhere' ? topics.indexOf(section) : -1));
  const coverTopics = createCover(topicOf, topics.length);

  const best = (scores: Float32Array, [from, to]: readonly [number, number], hidden: LeftOut['units']): Float32Array => {
    const out = new Float32Array(count);
    for (let unit = from; unit < to; unit++) {
      const score = scores[unit]!;
      if (score === 0) continue;
      const document = documentOf[unit]!;
      if (score > out[document]! && !hidden?.has(unit)) out[document] = score;
    }
    return out;
  };

  return (terms, accented, { phrasingsOf, units: hidden }) => {
    const without = (side: Float32Array): Float32Array => {
      phrasingsOf?.forEach((document) => { side[document] = 0; });
      return side;
    };
    const folded = lexical.folded.scores(terms.folded, terms.weights);
    const accents = lexical.accented.scores(terms.accented, terms.weights);
    const none = new Float32Array(count);
    const isLeft = (unit: number): boolean => unit >= ranges.phrasing[0] && ((phrasingsOf?.has(documentOf[unit]!) ?? false) || (hidden?.has(unit) ?? false));
    const words = terms.folded.flatMap((term, i) => (term.includes('_') ? [] : [{ units: lexical.folded.unitsWith(term), weight: terms.weights[i]! * termWeight(term) }]));
    return {
      titleWords: best(folded, ranges.title, hidden),
      passageWords: best(folded, ranges.passage, hidden),
      phrasingWords: without(best(folded, ranges.phrasing, hidden)),
      elsewhereWords: highest(folded, ranges.elsewhere, hidden),
      elsewhereCovered: coverTopics(words, [ranges.elsewhere], isLeft).reduce((most, share) => Math.max(most, share), 0),
      titleAccents: accented ? best(accents, ranges.title, hidden) : none,
      phrasingAccents: accented ? without(best(accents, ranges.phrasing, hidden)) : none,
      covered: cover(words, [ranges.title, ranges.phrasing], isLeft),
      clauseWords: folded.slice(...ranges.clause),
      clauseAccents: accents.slice(...ranges.clause),
      clausePhrasingWords: folded.slice(...ranges.clausePhrasing),
    };
  };
}

interface CoverWord {
  /** Units that hold it, in ascending order. */
  units: Uint32Array;
  weight: number;
}

/** Adds up, for every owner of units (a document, a topic), the weights of the words that any of its units in the ranges holds, as a share of all weights. */
function createCover(ownerOf: Int32Array, count: number): (words: readonly CoverWord[], ranges: readonly (readonly [number, number])[], isLeft: (unit: number) => boolean) => Float32Array {
  // The last word that was counted for an owner: clearing a set for each word would cost more than the counting.
  const counted = new Uint32Array(count);
  let word = 0;
  return (words, ranges, isLeft) => {
    const out = new Float32Array(count);
    const total = words.reduce((sum, { weight }) => sum + weight, 0);
    for (const { units, weight } of words) {
      word++;
      for (const [from, to] of ranges) {
        for (let at = firstFrom(units, from); at < units.length && units[at]! < to; at++) {
          const owner = ownerOf[units[at]!]!;
          if (counted[owner] === word || isLeft(units[at]!)) continue;
          counted[owner] = word;
          out[owner]! += weight / total;
        }
      }
    }
    return out;
  };
}

/** Place of the first value that is not below `value`. */
function firstFrom(sorted: Uint32Array, value: number): number {
  let [start, end] = [0, sorted.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if (sorted[middle]! < value) start = middle + 1;
    else end = middle;
  }
  return start;
}

function highest(scores: Float32Array, [from, to]: readonly [number, number], hidden: LeftOut['units']): number {
  let out = 0;
  for (let unit = from; unit < to; unit++) if (scores[unit]! > out && !hidden?.has(unit)) out = scores[unit]!;
  return out;
}
