import { fold } from '../../text/fold.js';
import { standardSpelling } from '../../text/spelling.js';
import { pairs, tokens } from '../../text/tokens.js';

/** Words of a text as the accented side knows them: composed, lower-case, diacritics kept, one spelling of each. */
export function accentedWords(text: string): string[] {
  return tokens(standardSpelling(text.normalize('NFC').toLowerCase()));
}

/** What the lexical side is asked for a text: its words and adjacent pairs, folded and accented. */
export function lexicalTerms(text: string): { folded: string[]; accented: string[] } {
  const accented = accentedWords(text);
  const folded = accented.map(fold);
  return { folded: [...folded, ...pairs(folded)], accented: [...accented, ...pairs(accented)] };
}
