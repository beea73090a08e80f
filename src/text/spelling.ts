/** Vowels by tone: none, huyền, sắc, hỏi, ngã, nặng. */
const TONES: Readonly<Record<string, string>> = { a: 'aàáảãạ', e: 'eèéẻẽẹ', i: 'iìíỉĩị', o: 'oòóỏõọ', u: 'uùúủũụ', y: 'yỳýỷỹỵ' };
const toneOf = (vowel: string, base: string): number => TONES[base]!.indexOf(vowel);
const withTone = (base: string, tone: number): string => TONES[base]![tone]!;

/** A tone on the second vowel of oa, oe, uy at the end of a syllable: "hoà", "khoẻ", "thuý". After q the u is no vowel. */
const LATE_TONE = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/giu;
/** An i that many write y, alone after these consonants: "công ti", "kí", "lí do", "mĩ thuật", "bác sĩ", "hi sinh". */
const SHORT_I = /(?<=(?<!\p{L})[hklmst])[iìíỉĩị](?!\p{L})/giu;

/**
 * One spelling for what is written two ways: "hoà" → "hòa", "thuý" → "thúy", "đăng kí" → "đăng ký", "công ti" → "công ty".
 * Expects NFC; keeps the case of everything else.
 */
export function standardSpelling(text: string): string {
  return text
    .replace(LATE_TONE, (written: string) => {
      const [first, second] = [written[0]!, written[1]!.toLowerCase()];
      const base = ['a', 'e', 'y'].find((vowel) => TONES[vowel]!.includes(second))!;
      const tone = toneOf(second, base);
      return cased(withTone(first.toLowerCase(), tone), first) + cased(base, written[1]!);
    })
    .replace(SHORT_I, (written) => cased(withTone('y', toneOf(written.toLowerCase(), 'i')), written));
}

function cased(letter: string, like: string): string {
  return like === like.toLowerCase() ? letter : letter.toUpperCase();
}
