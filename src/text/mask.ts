const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** What has as many digits and is about nobody: procedure codes, dates, amounts of money, numbers of documents, years. */
const PUBLIC = [
  String.raw`\d\.\d{6}(?![\d.])`,
  String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)`,
  String.raw`\d{1,3}(?:[.,]\d{3})+(?: ?[-–] ?\d{1,3}(?:[.,]\d{3})+)*(?= ?(?:đồng|đ|vnđ|vnd)(?!\p{L}))`,
  String.raw`\d{1,4}/(?:19|20)\d\d(?!\d|/\d)`,
  String.raw`(?:19|20)\d\d(?:(?: ?[-–,] ?| )(?:19|20)\d\d)*(?![ ./()-]{0,2}\d)`,
].join('|');
/**
 * Digits of an identity paper, an account, a phone: nine or more, with up to two blanks, dots, dashes, slashes or brackets between them,
 * also glued to a word ("sđt0912345678").
 */
const LONG_NUMBER = new RegExp(String.raw`(?<!\d)(?:(?<public>${PUBLIC})|\+?\(?\d(?:[ ./()-]{0,2}\d){8,})`, 'giu');
/** Passports (B1234567) and plates (20-B1 123.45, 20B1-12345). */
const PASSPORT = /(?<![\p{L}\p{N}])[A-Z]\d{7}(?![\p{L}\p{N}])/giu;
const PLATE = /(?<![\p{L}\p{N}])\d{2}[ -]?[A-ZĐ]{1,2}\d?[ -]?\d{3}[.]?\d{2}(?![\p{L}\p{N}])/giu;

/** Takes personal data out of a message before it is stored or logged: e-mails, identity, phone, account and passport numbers, plates. */
export function maskPersonalData(text: string): string {
  return text
    .replace(EMAIL, '[email]')
    .replace(LONG_NUMBER, (found: string, open: string | undefined) => (open === undefined ? '[số]' : found))
    .replace(PASSPORT, '[số]')
    .replace(PLATE, '[biển số]');
}
