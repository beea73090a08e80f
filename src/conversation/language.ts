import { isSyllable } from '../text/syllable.js';
import { tokens } from '../text/tokens.js';

/** Letters that hardly any other language has: two words with them are Vietnamese. */
const OWN_LETTER = /[ảạăắằẳẵặấầẩẫậẻẽẹếềểễệỉĩịỏọốồổỗộơớờởỡợủũụưứừửữựỷỹỵđ]/u;
const OWN_WORDS = 2;
/** Letters that Vietnamese lacks. */
const FOREIGN_LETTER = /[äåæçëîïñöøœßûüÿčćšžłńśşğ]/u;
/** Without a vowel it is a short form or a code: it tells no language. */
const HAS_VOWEL = /[aeiouy]/u;
/** Share of words that must be Vietnamese syllables. Teencode, names and codes are not. */
const ENOUGH = 0.45;
/** Fewer words tell no language. */
const FEWEST = 4;

/**
 * False for a message in another language: too few of its words could be Vietnamese syllables, with or without diacritics.
 * Letters of other scripts never are. Short messages get the benefit of the doubt.
 */
export function isVietnamese(message: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Arabic}]{2}/u.test(message)) return false;
  const written = tokens(message.normalize('NFC').toLowerCase());
  if (written.filter((word) => OWN_LETTER.test(word)).length >= OWN_WORDS) return true;
  const words = written.filter((word) => /^\p{L}+$/u.test(word) && HAS_VOWEL.test(word.normalize('NFD')));
  if (words.length < FEWEST) return true;
  return words.filter((word) => isSyllable(word) && !FOREIGN_LETTER.test(word)).length / words.length >= ENOUGH;
}
