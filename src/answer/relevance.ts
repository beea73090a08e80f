import { fold } from '../text/fold.js';
import { pairs, tokens } from '../text/tokens.js';

/** How telling a folded word or pair is: high for rare ones. */
export type TermWeight = (term: string) => number;

/**
 * How much of a question a line speaks of, from 0: the weight of the question's words and pairs that stand in it.
 * Long lines are held back a little, so that a line of all words does not win by length alone.
 */
export function lineRelevance(question: string, weight: TermWeight): (line: string) => number {
  const asked = new Map(terms(question).map((term) => [term, weight(term)] as const));
  return (line) => {
    const words = tokens(fold(line));
    const present = new Set([...words, ...pairs(words)]);
    let sum = 0;
    for (const [term, value] of asked) if (present.has(term)) sum += value;
    return sum / (1 + words.length / 120);
  };
}

function terms(text: string): string[] {
  const words = tokens(fold(text));
  return [...new Set([...words, ...pairs(words)])];
}
