/** What the portal writes into a cell that holds nothing. */
const EMPTY = /^(?:-+|không có thông tin|không có|không|chưa có)?[.\s]*$/iu;

/** NFC, no-break spaces and invisible characters gone, blanks at line ends gone. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000\t]/g, ' ')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u2060\uFEFF\u00AD\uE000-\uF8FF]/g, '')
    .replace(/ +\n/g, '\n')
    .trim();
}

/** Cleaned text, or the empty string where the portal says that it has nothing. */
export function cleanCell(text: string): string {
  const clean = cleanText(text);
  return EMPTY.test(clean) ? '' : clean;
}

/** One line: every run of blanks becomes one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
