import type { Citation } from '../../src/answer/answer.js';
import { formatDate } from '../web/format.js';
import type { Line } from './packMessages.js';
import { join, link, plain } from './rich.js';

/** Longest name of a source; the page behind the link has it whole. */
const NAME = 160;

/** One line a source. Sections of one page share a line: `[1][2] Đăng ký khai sinh (Nơi nộp; Lệ phí) – Cổng …, tháng 7/2026`. */
export function sourceLines(citations: readonly Citation[]): Line[] {
  const pages = new Map<string, { first: Citation; numbers: number[]; headings: string[] }>();
  citations.forEach((citation, i) => {
    const key = [citation.document, citation.url, citation.source, citation.date].join('\n');
    const page = pages.get(key) ?? { first: citation, numbers: [], headings: [] };
    page.numbers.push(i + 1);
    if (citation.heading !== '' && !page.headings.includes(citation.heading)) page.headings.push(citation.heading);
    pages.set(key, page);
  });
  return [...pages.values()].map(({ first, numbers, headings }) => {
    const name = short([first.title, headings.length === 0 ? '' : `(${short(headings.join('; '))})`].filter(Boolean).join(' ')) || first.document;
    const published = [first.source, formatDate(first.date)].filter(Boolean).join(', ');
    return {
      rich: join([plain(`${numbers.map((number) => `[${number}]`).join('')} `), link(name, first.url), plain(published === '' ? '' : ` – ${published}`)]),
    };
  });
}

function short(text: string): string {
  if (text.length <= NAME) return text;
  return `${text.slice(0, NAME - 1).replace(/\s+\S*$/, '')}…`;
}
