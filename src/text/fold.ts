const MARKS = /\p{M}+/gu;

/** What each character of Vietnamese text becomes, by its code; absent for those that need the whole text (Greek final sigma and alike). */
const FOLDED: (string | undefined)[] = [];
for (const [from, to] of [[0, 0x24f], [0x300, 0x36f], [0x1e00, 0x1eff], [0x2000, 0x206f]] as const) {
  for (let code = from; code <= to; code++) FOLDED[code] = byUnicode(String.fromCharCode(code));
}

/**
 * Lower-cases and takes off every diacritic, `đ` included: "Đăng ký" → "dang ky".
 * The Icelandic eth (Ð), which old fonts put for Đ, counts as one.
 * FTS engines fold the combining marks but leave `đ`, which is a letter of its own in Unicode.
 */
export function fold(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const folded = FOLDED[text.charCodeAt(i)];
    if (folded === undefined) return byUnicode(text);
    out += folded;
  }
  return out;
}

/** True when the text has at least one Vietnamese diacritic (or `đ`). */
export function hasDiacritics(text: string): boolean {
  return fold(text) !== text.toLowerCase();
}

function byUnicode(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(/[đð]/gu, 'd');
}
