import type { Generation } from '../index/generation.js';
import { coverage } from './coverage.js';
import { decisionInputs, type DecisionInputs } from './decisionFeatures.js';
import { createSignalReader, type DocumentSignals, type LeftOut, type WordSignals } from './documentSignals.js';
import { candidatesOf, type Candidate } from './features.js';
import type { Ranked } from './ranking.js';
import type { UnderstoodQuestion } from './understand.js';
import { tokens } from '../text/tokens.js';

/** All that both sides say of a question, before anything is weighed. */
export interface Lookup {
  signals: DocumentSignals;
  candidates: Candidate[];
}

export interface Looker {
  /** The lexical half, which needs no vector. */
  words(question: UnderstoodQuestion, leftOut?: LeftOut): WordSignals;
  look(words: WordSignals, vector: Float32Array, leftOut?: LeftOut): Lookup;
  /** Share of the question's words that the document's title and phrasings hold. */
  procedureCovered(question: UnderstoodQuestion, document: number, leftOut?: LeftOut): number;
  decisionInputs(question: UnderstoodQuestion, lookup: Lookup, ranked: readonly Ranked[], leftOut?: LeftOut): DecisionInputs;
}

/** Prepares the look-up in one generation. */
export function createLooker(generation: Generation, termWeight: (term: string) => number): Looker {
  const { documents, units, ranges } = generation;
  const isProcedure = (document: number): boolean => documents[document]!.kind === 'procedure';
  const reader = createSignalReader(generation, isProcedure);
  const phrasingsOf: number[][] = documents.map(() => []);
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) phrasingsOf[units[unit]!.document]!.push(unit);

  const looker: Looker = {
    words: ({ terms, accented }, leftOut = {}) => reader.words(terms, accented, leftOut),
    look(words, vector, leftOut = {}) {
      const signals = reader.read(words, vector, leftOut);
      return { signals, candidates: candidatesOf(signals, documents, reader.sample, isProcedure) };
    },
    procedureCovered(question, document, leftOut = {}) {
      const phrasings = leftOut.phrasingsOf?.has(document) ? [] : phrasingsOf[document]!.filter((unit) => !leftOut.units?.has(unit));
      return coverage(question.text, [generation.text(document), ...phrasings.map((unit) => generation.text(unit))], termWeight);
    },
    decisionInputs(question, { signals }, ranked, leftOut) {
      const first = ranked[0]?.candidate.document;
      return decisionInputs({
        signals, ranked,
        mostWords: question.terms.folded.reduce((sum, term, i) => sum + question.terms.weights[i]! * termWeight(term), 0),
        covered: first === undefined ? 0 : looker.procedureCovered(question, first, leftOut),
        words: tokens(question.text).length,
        accented: question.accented,
      });
    },
  };
  return looker;
}
