import { fold } from '../../text/fold.js';
import { pairs, tokens } from '../../text/tokens.js';
import type { NumberedTexts } from './buildPostings.js';

/** Words of a text as the accented side knows them: composed, lower-case, diacritics kept. */
export function accentedWords(text: string): string[] {
  return tokens(text.normalize('NFC').toLowerCase());
}

/** What the lexical side is asked for a text: its words and adjacent pairs, folded and accented. */
export function lexicalTerms(text: string): { folded: string[]; accented: string[] } {
  const accented = accentedWords(text);
  const folded = accented.map(fold);
  return { folded: [...folded, ...pairs(folded)], accented: [...accented, ...pairs(accented)] };
}

/** Numbers the words of texts in the order they come. */
export function numberWords(texts: Iterable<readonly string[]>): NumberedTexts {
  const numbers = new Map<string, number>();
  const numbered: Uint32Array[] = [];
  for (const text of texts) {
    const row = new Uint32Array(text.length);
    for (let i = 0; i < text.length; i++) {
      const word = text[i]!;
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = numbers.size));
      row[i] = number;
    }
    numbered.push(row);
  }
  return { words: [...numbers.keys()], texts: numbered };
}
