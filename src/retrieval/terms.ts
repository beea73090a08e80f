import { lexicalTerms } from '../index/lexical/words.js';

/** Terms of a question for both lexical sides, with the weight of each. */
export interface QuestionTerms {
  folded: string[];
  accented: string[];
  weights: number[];
}

/** What the lexicon adds counts less than what the citizen wrote. */
const ALSO_WEIGHT = 0.5;

/** The question as written, its expanded form where it differs, and what may also be meant. */
export function questionTerms(written: string, expanded: string, also: readonly string[]): QuestionTerms {
  const seen = new Set<string>();
  const out: QuestionTerms = { folded: [], accented: [], weights: [] };
  const add = (text: string, weight: number): void => {
    const { folded, accented } = lexicalTerms(text);
    folded.forEach((term, i) => {
      if (seen.has(accented[i]!)) return;
      seen.add(accented[i]!);
      out.folded.push(term);
      out.accented.push(accented[i]!);
      out.weights.push(weight);
    });
  };
  add(expanded, 1);
  add(written, 1);
  for (const text of also) add(text, ALSO_WEIGHT);
  return out;
}
