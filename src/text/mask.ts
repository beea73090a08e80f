const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Nine or twelve digits of an identity paper, an account, a phone: any run of 9 to 19 digits, blanks, dots and dashes allowed between. */
const LONG_NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[ .-]?\d){8,18}(?![\p{L}\p{N}])/gu;
/** Passports (B1234567) and plates (20-B1 123.45, 20B1-12345). */
const PASSPORT = /(?<![\p{L}\p{N}])[A-Z]\d{7}(?![\p{L}\p{N}])/gu;
const PLATE = /(?<![\p{L}\p{N}])\d{2}[ -]?[A-ZĐ]{1,2}\d?[ -]?\d{3}[.]?\d{2}(?![\p{L}\p{N}])/giu;

/** Takes personal data out of a message before it is stored or logged: e-mails, identity, phone, account and passport numbers, plates. */
export function maskPersonalData(text: string): string {
  return text
    .replace(EMAIL, '[email]')
    .replace(LONG_NUMBER, '[số]')
    .replace(PASSPORT, '[số]')
    .replace(PLATE, '[biển số]');
}
