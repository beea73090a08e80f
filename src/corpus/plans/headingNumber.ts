/** The number at the head of a heading, and the words after it. */
export interface NumberedHeading {
  /** `IV`, `2`, `2.5`, `a`: as the document writes it, without its last dot. */
  number: string;
  text: string;
}

const NUMBER = /^(?:(?:Phần|Chương|Mục|Điều)\s+)?([IVXL]+|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:[.):](?=\s|$)|(?<=\d\.\d{1,2})(?=\s))\s*(.*)$/su;

/** Reads `IV. Tổ chức thực hiện`, `2. Sở Nội vụ`, `2.5.`, `2.1 Nội dung`, `a) Mục tiêu`, `Điều 3. Hiệu lực`. */
export function headingNumber(heading: string): NumberedHeading | undefined {
  const match = NUMBER.exec(heading);
  return match ? { number: match[1] ?? '', text: match[2] ?? '' } : undefined;
}

/** Where a number stands: roman numbers at the top, `2` below them, `2.5` below `2`, letters below whatever is open. */
export function headingPath(number: string, open: string): string {
  if (/^[IVXL]+$/.test(number)) return number;
  const [top] = open.split('.');
  const roman = top && /^[IVXL]+$/.test(top) ? `${top}.` : '';
  if (/^\d/.test(number)) return `${roman}${number}`;
  const parent = open.replace(/\.[a-zđ]$/u, '');
  return parent ? `${parent}.${number}` : number;
}
