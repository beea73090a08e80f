import type { Generation } from '../index/generation.js';
import type { UnitRange } from '../index/unit.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';

/** A section of a plan or another text, as it is compared with questions. */
export interface ClauseSection {
  document: number;
  path: string;
  units: number[];
  /** Ways to ask for it. */
  phrasings: number[];
  /** Folded heading without its number, between blanks. */
  heading: string;
  /** Words of the heading with their weights, and the sum of these. */
  headingWords: [string, number][];
  headingWeight: number;
  /** Folded words of the section, its heading and the headings above. */
  words: ReadonlySet<string>;
  assigns: boolean;
  /** Folded headings above and its own. */
  headings: string;
}

/** All sections that can be found, with the ways to ask for them. */
export function readSections({ units, ranges, sections, text }: Generation, termWeight: (term: string) => number): ClauseSection[] {
  const bySection = ([from, to]: UnitRange): Map<string, number[]> => {
    const found = new Map<string, number[]>();
    for (let unit = from; unit < to; unit++) {
      const { document, section } = units[unit]!;
      const key = `${document} ${section}`;
      found.set(key, [...(found.get(key) ?? []), unit]);
    }
    return found;
  };
  const [own, asked] = [bySection(ranges.clause), bySection(ranges.clausePhrasing)];
  const documents = new Set(units.slice(...ranges.clause).map(({ document }) => document));
  return [...documents].flatMap((document) => sections(document).flatMap(({ path, heading, trail, lines }): ClauseSection[] => {
    const passages = own.get(`${document} ${path}`);
    if (!passages) return [];
    const headings = fold([...trail, heading].join(' '));
    const folded = fold(heading).replace(/^[\d.ivx]+\s+/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const headingWords = tokens(folded).map((word): [string, number] => [word, termWeight(word)]);
    return [{
      document, path, units: passages, phrasings: asked.get(`${document} ${path}`) ?? [], headings, heading: ` ${folded} `, headingWords, headingWeight: headingWords.reduce((sum, [, weight]) => sum + weight, 0),
      words: new Set(tokens(fold([...trail, heading, ...passages.map(text)].join(' ')))),
      assigns: /tổ chức thực hiện/iu.test(trail.join(' ')) || /^PL\.\d/u.test(path) || /^(?:.{0,40}(?:chủ trì|phối hợp|thời gian|tham mưu)[^:]{0,30}:)/iu.test(lines[0] ?? ''),
    }];
  }));
}
