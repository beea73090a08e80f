/**
 * The figures of a text in one form each, so that a number, date, fee, code or phone can be looked for in another text:
 * `8.000` and `8,000` are `8000`; `05/3/2026` and `2026-03-05` are `2026-3-5`; `tháng 7/2026` and `2026-07` are `2026-7`.
 */
export function figuresOf(text: string): string[] {
  return [...text.normalize('NFC').matchAll(FIGURE)].map((match) => canonical(match[0]));
}

/** The parts that a figure may be told by: a date also tells its month and its year, a numbered paper its number and its year. */
export function partsOf(figure: string): string[] {
  const parts = figure.split(/[-/:]/u).filter(Boolean);
  if (parts.length < 2) return [];
  const date = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(figure);
  return date ? [...parts, `${date[1]}-${date[2]}`] : parts;
}

/** Digits held together by the signs that join codes, dates, fees and phones. Blanks join only the groups of a phone number. */
const FIGURE = /\d+(?:[.,/:-]\d+|(?<=\b0\d{1,3}|\b1[89]00) \d{3,4}(?: \d{2,4})*)*/gu;

function canonical(raw: string): string {
  const figure = raw.replace(/ /gu, '');
  const dayFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(figure);
  if (dayFirst) return joinDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const yearFirst = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(figure);
  if (yearFirst) return joinDate(yearFirst[1], yearFirst[2], yearFirst[3]);
  const month = /^(\d{1,2})[/-](\d{4})$/.exec(figure);
  if (month && Number(month[1]) <= 12) return joinDate(month[2], month[1]);
  // A sign before three digits groups thousands; any other is the point of a decimal or of a code.
  return figure.replace(/[.,](?=\d{3}(?!\d))/gu, '').replaceAll(',', '.');
}

function joinDate(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).map((part) => String(Number(part))).join('-');
}
