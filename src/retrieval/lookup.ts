import type { Generation } from '../index/generation.js';
import { coverage } from './coverage.js';
import { decisionInputs, type DecisionInputs, type ElsewhereSignals } from './decisionFeatures.js';
import { documentSignals, type DocumentSignals } from './documentSignals.js';
import { candidatesOf, type Candidate } from './features.js';
import type { Ranked } from './ranking.js';
import type { UnderstoodQuestion } from './understand.js';
import { tokens } from '../text/tokens.js';

/** What is left out of a search, so that a measure or a fit is honest. */
export interface LeftOut {
  /** Numbers of documents whose phrasings are not searched. */
  phrasingsOf?: ReadonlySet<number>;
  /** Numbers of phrasings and of questions of elsewhere that are not searched. */
  units?: ReadonlySet<number>;
}

/** All that both sides say of a question, before anything is weighed. */
export interface Lookup {
  signals: DocumentSignals;
  candidates: Candidate[];
  elsewhere: ElsewhereSignals;
}

export interface Looker {
  look(question: UnderstoodQuestion, vector: Float32Array, leftOut?: LeftOut): Lookup;
  /** Share of the question's words that the document's title and phrasings hold. */
  procedureCovered(question: UnderstoodQuestion, document: number, leftOut?: LeftOut): number;
  decisionInputs(question: UnderstoodQuestion, lookup: Lookup, ranked: readonly Ranked[], leftOut?: LeftOut): DecisionInputs;
}

/** Prepares the look-up in one generation. */
export function createLooker(generation: Generation, termWeight: (term: string) => number): Looker {
  const { documents, units, ranges, lexical, vectors } = generation;
  const isProcedure = (document: number): boolean => documents[document]!.kind === 'procedure';
  const phrasingsOf: number[][] = documents.map(() => []);
  for (let unit = ranges.phrasing[0]; unit < ranges.phrasing[1]; unit++) phrasingsOf[units[unit]!.document]!.push(unit);

  const looker: Looker = {
    look(question, vector, leftOut = {}) {
      const signals = documentSignals(generation, {
        terms: question.terms, vector, accented: question.accented,
        ...(leftOut.phrasingsOf ? { withoutPhrasingsOf: leftOut.phrasingsOf } : {}),
        ...(leftOut.units ? { withoutPhrasings: leftOut.units } : {}),
      });
      // The arrays of both sides still hold this question's scores.
      const elsewhere = {
        meaning: highest(vectors.similarities(vector), ranges.elsewhere, leftOut.units),
        words: highest(lexical.folded.scores(question.terms.folded, question.terms.weights), ranges.elsewhere, leftOut.units),
      };
      return { signals, candidates: candidatesOf(signals, documents, isProcedure), elsewhere };
    },
    procedureCovered(question, document, leftOut = {}) {
      const phrasings = leftOut.phrasingsOf?.has(document) ? [] : phrasingsOf[document]!.filter((unit) => !leftOut.units?.has(unit));
      return coverage(question.text, [generation.text(document), ...phrasings.map((unit) => generation.text(unit))], termWeight);
    },
    decisionInputs(question, { signals, elsewhere }, ranked, leftOut) {
      const first = ranked[0]?.candidate.document;
      return decisionInputs({
        signals, ranked, elsewhere,
        mostWords: question.terms.folded.reduce((sum, term, i) => sum + question.terms.weights[i]! * termWeight(term), 0),
        covered: first === undefined ? 0 : looker.procedureCovered(question, first, leftOut),
        words: tokens(question.text).length,
        accented: question.accented,
      });
    },
  };
  return looker;
}

function highest(scores: Float32Array, [from, to]: readonly [number, number], without: ReadonlySet<number> | undefined): number {
  let best = -1;
  for (let unit = from; unit < to; unit++) if (scores[unit]! > best && !without?.has(unit)) best = scores[unit]!;
  return best;
}
