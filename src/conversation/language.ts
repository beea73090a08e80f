import { fold, hasDiacritics } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** A Vietnamese syllable without its marks: an onset, a vowel group, a coda. */
const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$/u;
/** Share of words that must be Vietnamese syllables. Teencode, names and codes are not. */
const ENOUGH = 0.45;

/**
 * False for a message in another language: too few of its words could be Vietnamese syllables.
 * Letters of other scripts never are. Short messages get the benefit of the doubt.
 */
export function isVietnamese(message: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Arabic}]{2}/u.test(message)) return false;
  if (hasDiacritics(message)) return true;
  const words = tokens(fold(message)).filter((word) => /^\p{L}+$/u.test(word));
  if (words.length < 4) return true;
  return words.filter((word) => SYLLABLE.test(word)).length / words.length >= ENOUGH;
}
