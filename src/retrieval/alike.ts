import type { Generation } from '../index/generation.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** Words around a wish that say nothing of what is wished: address, politeness, and what asks. */
const EMPTY = new Set('em anh chi ad ban shop oi a ah u minh toi cho hoi xin voi nhe vay thi la muon can khong duoc giup lam sao nao nhu the dau gi bao nhieu tien lau nop thu tuc ho so o'.split(' '));

/** How many procedures a question may mean by its words: those whose title and phrasings hold every word that says what is wished. */
export type Alike = (question: string) => number;

/** Prepares counting in a generation. A question without such a word is like no procedure. */
export function createAlike({ units, ranges, lexical, documents }: Generation): Alike {
  const documentOf = Int32Array.from(units, ({ document }) => document);
  const isNamed = (unit: number): boolean => unit < ranges.title[1] || (unit >= ranges.phrasing[0] && unit < ranges.phrasing[1]);
  return (question) => {
    const words = [...new Set(tokens(fold(question)))].filter((word) => !EMPTY.has(word));
    if (words.length === 0) return 0;
    const held = new Uint8Array(documents.length);
    words.forEach((word, i) => {
      for (const unit of lexical.folded.unitsWith(word)) if (isNamed(unit) && held[documentOf[unit]!] === i) held[documentOf[unit]!] = i + 1;
    });
    return held.reduce((sum, count) => sum + Number(count === words.length), 0);
  };
}
