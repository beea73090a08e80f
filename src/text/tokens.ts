// A dot, comma, slash or dash between digits or capitals holds a code together: 1.001193, 76/NQ-CP, 8.000, CT01.
const WORD = /[\p{L}\p{N}]+(?:[./-](?=[\p{L}\p{N}]*\p{N})[\p{L}\p{N}]+)*/gu;

/**
 * Words of a text in order, as written (no folding, no lower-casing): syllables, numbers, codes.
 * "Mã 1.001193, phí 8.000 đồng" → ["Mã", "1.001193", "phí", "8.000", "đồng"].
 */
export function tokens(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Adjacent pairs of tokens, joined by `_`: the cheapest stand-in for Vietnamese word segmentation. */
export function pairs(words: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 1; i < words.length; i++) out.push(`${words[i - 1]}_${words[i]}`);
  return out;
}
