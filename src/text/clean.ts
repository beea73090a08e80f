/** Characters that show nothing: controls but line breaks, zero-width, direction marks, variation selectors, tags, soft hyphen. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0000}-\u{E0FFF}\u034F\u115F\u1160\u3164]/gu;

/** Longest question that is read, in characters: about ten times the longest that citizens send. */
export const MAX_QUESTION = 1000;

export type CleanQuestion = { ok: true; text: string } | { ok: false; reason: 'empty' | 'too_long' | 'no_words' };

/** NFC, no invisible characters, blanks collapsed. Leaves the words as they were written. */
export function cleanText(text: string): string {
  return text
    .replace(/\s/gu, ' ')
    .replace(INVISIBLE, '')
    // Last: a joiner may have stood between a letter and its mark.
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
}

/** A question as it is answered, or the reason why it can't be one. */
export function cleanQuestion(raw: string): CleanQuestion {
  // Cut before the costly work: a body of megabytes must not cost megabytes of normalising.
  const text = cleanText(raw.slice(0, MAX_QUESTION * 4));
  if (raw.length > MAX_QUESTION * 4 || text.length > MAX_QUESTION) return { ok: false, reason: 'too_long' };
  if (!text) return { ok: false, reason: 'empty' };
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, reason: 'no_words' };
  return { ok: true, text };
}
