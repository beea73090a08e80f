import type { Lexicon } from '../corpus/lexicon/lexicon.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** A question in the words of the documents, beside the citizen's own. */
export interface ExpandedQuestion {
  /** Unambiguous short forms written out, old names followed by the current ones: for the vector side. */
  text: string;
  /** What may also be meant (ambiguous short forms, current names): more to search for, never instead of what was written. */
  also: string[];
}

interface Entry {
  to: string;
  /** `replace`: stands for the short form; `append`: the written words stay and these follow; `also`: only widens the search. */
  how: 'replace' | 'append' | 'also';
}

export type QuestionExpander = (question: string) => ExpandedQuestion;

/** Longest name of the lexicon that is looked for, in words. */
const MAX_WORDS = 5;
/** A number right before `k` makes it thousands: 50k, 100 k. */
const AFTER_NUMBER = new Set(['k', 'tr', 'm', 'h', 'kg']);

/**
 * Compiles the lexicon. Short forms are matched as written and, when their own spelling has no diacritics to lose, folded;
 * old names folded, so that "ho khau" is known as well as "hộ khẩu".
 */
export function createQuestionExpander(lexicon: Lexicon): QuestionExpander {
  const exact = new Map<string, Entry>();
  const folded = new Map<string, Entry>();
  const put = (map: Map<string, Entry>, words: string, entry: Entry): void => {
    const key = tokens(words.toLowerCase()).join(' ');
    if (key && !map.has(key)) map.set(key, entry);
  };
  for (const { variant, standard, ambiguous } of [...lexicon.abbreviations, ...lexicon.teencode]) {
    put(exact, variant, { to: standard, how: ambiguous ? 'also' : 'replace' });
  }
  for (const { old, current, ambiguous } of lexicon.oldNames) {
    for (const name of old) {
      put(exact, name, { to: current, how: ambiguous ? 'also' : 'append' });
      // "nhap khau" without its marks is too short to be told from other words; longer names are safe.
      if (name.includes(' ')) put(folded, fold(name), { to: current, how: ambiguous ? 'also' : 'append' });
    }
  }

  return (question) => {
    const words = tokens(question.toLowerCase());
    const out: string[] = [];
    const also: string[] = [];
    for (let at = 0; at < words.length; ) {
      const found = longestMatch(words, at, exact, folded);
      if (!found || (at > 0 && AFTER_NUMBER.has(words[at]!) && /\d$/u.test(words[at - 1]!))) {
        out.push(words[at]!);
        at++;
        continue;
      }
      const { entry, length } = found;
      if (entry.how === 'replace') out.push(entry.to.toLowerCase());
      else out.push(...words.slice(at, at + length));
      if (entry.how === 'append') also.push(entry.to.toLowerCase());
      if (entry.how === 'also') also.push(entry.to.toLowerCase());
      at += length;
    }
    return { text: out.join(' '), also: [...new Set(also)] };
  };
}

function longestMatch(words: readonly string[], at: number, exact: Map<string, Entry>, folded: Map<string, Entry>): { entry: Entry; length: number } | undefined {
  for (let length = Math.min(MAX_WORDS, words.length - at); length > 0; length--) {
    const key = words.slice(at, at + length).join(' ');
    const entry = exact.get(key) ?? (length > 1 ? folded.get(fold(key)) : undefined);
    if (entry) return { entry, length };
  }
  return undefined;
}
