const MARKS = /\p{M}+/gu;

/**
 * Lower-cases and takes off every diacritic, `đ` included: "Đăng ký" → "dang ky".
 * The Icelandic eth (Ð), which old fonts put for Đ, counts as one.
 * FTS engines fold the combining marks but leave `đ`, which is a letter of its own in Unicode.
 */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(/[đð]/gu, 'd');
}

/** True when the text has at least one Vietnamese diacritic (or `đ`). */
export function hasDiacritics(text: string): boolean {
  return fold(text) !== text.toLowerCase();
}
