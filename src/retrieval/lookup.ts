import type { Generation } from '../index/generation.js';
import { decisionInputs, type DecisionInputs } from './decisionFeatures.js';
import { createSignalReader, type DocumentSignals } from './documentSignals.js';
import { candidatesOf, type Candidate } from './features.js';
import type { Ranked } from './ranking.js';
import type { UnderstoodQuestion } from './understand.js';
import { createWordReader, type LeftOut, type WordSignals } from './wordSignals.js';
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
  decisionInputs(question: UnderstoodQuestion, lookup: Lookup, ranked: readonly Ranked[]): DecisionInputs;
}

/** Prepares the look-up in one generation. */
export function createLooker(generation: Generation, termWeight: (term: string) => number): Looker {
  const { documents } = generation;
  const isProcedure = (document: number): boolean => documents[document]!.kind === 'procedure';
  const reader = createSignalReader(generation, isProcedure);
  const readWords = createWordReader(generation, termWeight);

  return {
    words: ({ terms, accented }, leftOut = {}) => readWords(terms, accented, leftOut),
    look(words, vector, leftOut = {}) {
      const signals = reader.read(words, vector, leftOut);
      return { signals, candidates: candidatesOf(signals, documents, reader.sample, isProcedure) };
    },
    decisionInputs(question, { signals }, ranked) {
      return decisionInputs({
        signals, ranked,
        mostWords: question.terms.folded.reduce((sum, term, i) => sum + question.terms.weights[i]! * termWeight(term), 0),
        words: tokens(question.text).length,
        accented: question.accented,
      });
    },
  };
}
