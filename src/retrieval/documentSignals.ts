import type { Generation } from '../index/generation.js';
import type { QuestionTerms } from './terms.js';

/**
 * How well each document fits a question, by side: the best of its units on each. Arrays by document number.
 * A document without phrasings has 0 on the phrasing sides and `hasPhrasings` says that this means nothing.
 */
export interface DocumentSignals {
  /** BM25 over folded text: titles, passages, phrasings. */
  titleWords: Float32Array;
  passageWords: Float32Array;
  phrasingWords: Float32Array;
  /** BM25 over accented text, 0 when the question has no diacritics. */
  titleAccents: Float32Array;
  phrasingAccents: Float32Array;
  /** Cosine similarities. */
  titleMeaning: Float32Array;
  passageMeaning: Float32Array;
  phrasingMeaning: Float32Array;
  /** Of the second-best phrasing: one that fits by chance stands alone. */
  secondPhrasingMeaning: Float32Array;
  hasPhrasings: Uint8Array;
}

export interface Search {
  terms: QuestionTerms;
  vector: Float32Array;
  accented: boolean;
  /** Numbers of documents whose phrasings are left out (for the cold measure). */
  withoutPhrasingsOf?: ReadonlySet<number>;
  /** Numbers of phrasings that are left out: a phrasing must not find itself when the ranking is fitted. */
  withoutPhrasings?: ReadonlySet<number>;
}

/** Asks every side of the generation and keeps the best of each document. */
export function documentSignals(generation: Generation, search: Search): DocumentSignals {
  const count = generation.documents.length;
  const { units, ranges, lexical, vectors } = generation;
  const left = search.withoutPhrasingsOf;
  const hidden = search.withoutPhrasings;
  const best = (scores: Float32Array, [from, to]: readonly [number, number], floor: number): Float32Array => {
    const out = new Float32Array(count).fill(floor);
    for (let unit = from; unit < to; unit++) {
      const { document } = units[unit]!;
      if (scores[unit]! > out[document]! && !hidden?.has(unit)) out[document] = scores[unit]!;
    }
    return out;
  };
  const asPhrasing = (scores: Float32Array, floor: number): Float32Array => {
    const out = best(scores, ranges.phrasing, floor);
    left?.forEach((document) => { out[document] = floor; });
    return out;
  };

  const folded = lexical.folded.scores(search.terms.folded, search.terms.weights);
  const titleWords = best(folded, ranges.title, 0);
  const passageWords = best(folded, ranges.passage, 0);
  const phrasingWords = asPhrasing(folded, 0);
  const accents = search.accented ? lexical.accented.scores(search.terms.accented, search.terms.weights) : undefined;
  const none = new Float32Array(count);
  const similarities = vectors.similarities(search.vector);
  const { first, second, has } = bestTwo(generation, similarities, left, hidden);
  return {
    titleWords, passageWords, phrasingWords,
    titleAccents: accents ? best(accents, ranges.title, 0) : none,
    phrasingAccents: accents ? asPhrasing(accents, 0) : none,
    titleMeaning: best(similarities, ranges.title, -1),
    passageMeaning: best(similarities, ranges.passage, -1),
    phrasingMeaning: first,
    secondPhrasingMeaning: second,
    hasPhrasings: has,
  };
}

function bestTwo(generation: Generation, similarities: Float32Array, left: ReadonlySet<number> | undefined, hidden: ReadonlySet<number> | undefined): { first: Float32Array; second: Float32Array; has: Uint8Array } {
  const { units, ranges, documents } = generation;
  const first = new Float32Array(documents.length).fill(-1);
  const second = new Float32Array(documents.length).fill(-1);
  const has = new Uint8Array(documents.length);
  const [from, to] = ranges.phrasing;
  for (let unit = from; unit < to; unit++) {
    const { document } = units[unit]!;
    if (left?.has(document) || hidden?.has(unit)) continue;
    const similarity = similarities[unit]!;
    has[document] = 1;
    if (similarity > first[document]!) {
      second[document] = first[document]!;
      first[document] = similarity;
    } else if (similarity > second[document]!) second[document] = similarity;
  }
  for (let document = 0; document < documents.length; document++) if (second[document]! < 0) second[document] = first[document]!;
  return { first, second, has };
}
