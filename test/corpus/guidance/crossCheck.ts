/** Compares what a guidance text says with the portal record it was written from. */

/** A number that stands alone; digits after a letter belong to the name of a form. */
const NUMBER = /(?<![\p{L}\d./])\d+(?:[.,/]\d+)*/gu;
const UNITS = 'ngày làm việc|ngày|giờ|tháng|tuổi|đồng|trang|bản|%';
const VALUE = new RegExp(`(\\d+(?:[./]\\d+)*) (${UNITS})(?!\\p{L})`, 'gu');
const FORM = /\bmẫu (?:số )?([\p{L}]*\d[\p{L}\d/]*)/giu;
const OFFICES = [
  'ủy ban nhân dân cấp xã', 'trung tâm phục vụ hành chính công', 'công an cấp xã', 'công an tỉnh', 'cục cảnh sát giao thông', 'hội đồng nhân dân tỉnh',
  'tổ chức hành nghề công chứng', 'cơ quan đăng ký kinh doanh cấp xã', 'cơ quan đăng ký xe', 'cơ quan đại diện', 'cơ quan thuế', 'sở tư pháp', 'sở tài chính',
];

/** A value as both sides write it: 2.000, 2,000 and 2000 are one number, 03 is 3, 01/7/2025 is 1/7/2025. */
function value(token: string): string {
  if (token.includes('/')) return token.split('/').map(value).join('/');
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(token) ? token.replace(/[.,]/g, '') : token;
  return plain.replace(/^0+(?=\d)/, '');
}

/** Text in one spelling: lower case, values normalised, the portal's ways to write đồng made one. */
export function normalise(text: string): string {
  // The portal glues cells: "làm việc7,000".
  const apart = text.normalize('NFC').replace(/(\p{Ll})(?=\d)/gu, '$1 ');
  return apart.replace(NUMBER, value).toLowerCase().replace(/việt nam đồng|vnđ/g, 'đồng').replace(/(\d) ?%/g, '$1 %').replace(/\s+/g, ' ');
}

function has(haystack: string, needle: string): boolean {
  const escaped = needle.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  // 7 days are not 7 working days.
  const unit = needle.endsWith(' ngày') ? '(?! làm việc)' : '';
  return new RegExp(`(?<![\\d./\\p{L}])${escaped}(?![\\p{L}\\d])(?![./]\\d)${unit}`, 'u').test(haystack);
}

/**
 * Every number, time, fee, form and office of a line that stands neither in the record nor among what the file explains.
 * The number of a step is no fact.
 */
export function foreignValues(record: string, known: readonly string[]): (line: string) => string[] {
  const source = normalise(record);
  const explained = known.map(normalise);
  const isKnown = (found: string) => has(source, found) || explained.some((one) => has(one, found) || has(found, one));
  return (line) => {
    const text = normalise(line).replace(/^bước \d+:/, '');
    const found = [
      ...[...text.matchAll(VALUE)].map(([, number, unit]) => `${number} ${unit}`),
      ...[...text.matchAll(NUMBER)].map(([number]) => number),
      ...[...text.matchAll(FORM)].map(([, form]) => form ?? ''),
      ...OFFICES.filter((office) => text.includes(office)),
      ...(/miễn (lệ phí|phí)/.test(text) ? ['miễn lệ phí'] : []),
    ];
    return [...new Set(found.filter((one) => !isKnown(one)))];
  };
}
