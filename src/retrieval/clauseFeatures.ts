import type { Generation } from '../index/generation.js';
import { fold } from '../text/fold.js';
import { tokens } from '../text/tokens.js';
import { readSections, type ClauseSection } from './clauseSections.js';
import { bare, type PlanCues } from './questionPlan.js';
import type { ClauseWords } from './wordSignals.js';

/** What the ranking knows of a section of a plan. The first three: 0 at the median of all sections, 1 at the best. */
export const CLAUSE_FEATURES = [
  'words', 'accents', 'meaning',
  /** Share of the question's words, by weight, in the section with its headings; of the heading's words in the question. */
  'covered', 'headingCovered',
  /** The document is of a place or a year that the question names, or of another one. */
  'place', 'otherPlace', 'year', 'otherYear',
  /** The closing part for who asks who signed; the opening part for who asks what it rests on; that part for others. */
  'signer', 'basis', 'preamble',
  /** The section stands under the name of a body that the question names; and the question asks what that body does. */
  'named', 'tasksOf',
  /** Says who does something or when, for who asks that: a body's tasks or a line "Chủ trì: …"; a row of the appendix. */
  'assigns', 'row',
  /** A row of the appendix, for who asks with whom; a section whose heading is what is asked for (aim, receivers, money, …). */
  'together', 'asked',
  /** As the first and the third, but of the best way to ask for the section; its own words count there too, a little less, so that one without any still competes. */
  'phrasedWords', 'phrasedMeaning',
] as const;
export type ClauseFeature = (typeof CLAUSE_FEATURES)[number];

/** A section of a plan with its features, in the order of CLAUSE_FEATURES. */
export interface ClauseCandidate {
  /** Document number. */
  document: number;
  section: string;
  features: Float32Array;
}

const ASKS_SIGNER = /\b(ai|nguoi|ong|ba|lanh dao|chanh van phong)( nao)?( da)? k[yi]\b|\bk[yi] (ban hanh|ten|ke hoach)\b|\bnguoi ky\b/u;
const ASKS_BASIS = /\b(can cu|quyet dinh (so|nao)|nghi quyet (so|nao)|chi thi (so|nao)|(so|van ban) (may|bao nhieu|nao)|so hieu|(co|la) so va ngay|ngay (nao|may|bao nhieu|ban hanh)|ban hanh (ngay|theo|khi)|theo (qd|quyet dinh|nghi quyet|chi thi))\b/u;
const ASKS_TASKS = /\b(lam|lo) (nhung |viec )?(gi|j|nao)\b|\b(nhung |cac )?(viec|nhiem vu|trach nhiem)( gi| nao)?\b|\bgiao( cho)?\b|\bde nghi\b|\bphai\b/u;
const ASKS_TOGETHER = /\b(phoi hop|cung (voi )?(ai|so|phong|don vi|co quan)|voi (ai|so nao|phong nao|don vi nao|co quan nao))\b/u;
/** What a question asks for, and the heading that every such plan has for it. */
const ASKED_HEADINGS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(muc dich|muc tieu|de lam gi|nham (muc|de|lam|gi)|de (dat|duoc) |huong toi|vi sao|tai sao|mong muon)\b/u, /\bmuc dich\b/u],
  [/\b(yeu cau|doi hoi|phai dam bao|nguyen tac)\b/u, /\byeu cau\b/u],
  [/\b(doi tuong|danh cho (ai|nhung)|nham (toi|vao|den) (ai|nhung|nhom|doi)|nhom nguoi|(cho|toi|den) (nhung )?ai\b|ai (la nguoi )?duoc (nghe|tuyen truyen|biet))/u, /\bdoi tuong\b/u],
  [/\b(hinh thuc|kenh|cach thuc|phuong tien|bang (nhung )?cach nao|qua (nhung |cac )?(kenh|dau|bao|trang)|mang xa hoi|to bao)\b/u, /\bhinh thuc\b/u],
  [/\b(kinh phi|tien|ngan sach|nguon (nao|tien|von)|du toan)\b/u, /\bkinh phi\b/u],
  [/\b(hoat dong|viec|nhiem vu) trong tam\b|\bdanh sach\b|\bphu luc\b/u, /\btrong tam\b|\bphu luc\b/u],
  [/\b(noi nhan|gui (toi|den|cho|ban)|nhan (ban|van ban|ke hoach)|ai nhan)\b/u, /\bnoi nhan\b/u],
];
const ASKS_TASK = /\b(ai|so|phong|ban|nganh|don vi|co quan|ben|bo phan|nguoi) (nao|gi)\b|\b(do|la|giao( cho)?) ai\b|\bai (chu tri|lo|phu trach|lam|dung ra)\b|\bchu tri\b|\bphu trach\b|\b(quy|thang) (may|nao)\b|\b(khi|luc|bao) (nao|gio)\b|\bthoi gian nao\b|\blam (gi|nhung gi)\b|\bphai lam\b|\bduoc giao\b/u;

/** What a section's own words count as a way to ask for it. */
const OWN = 0.8;

/** All sections as a question sees them. */
export interface ClauseSignals {
  candidates: ClauseCandidate[];
  /** Similarity of the nearest section, and of the nearest way to ask for one; -1 without any. */
  meaning: number;
  phrasedMeaning: number;
}

export type ClauseReader = (question: string, words: ClauseWords, vector: Float32Array, cues: PlanCues) => ClauseSignals;

/** Prepares reading the sections of plans and other texts of a generation. */
export function createClauseReader(generation: Generation, termWeight: (term: string) => number): ClauseReader {
  const { ranges, vectors, documents } = generation;
  const [from, to] = ranges.clause;
  const sections = readSections(generation, termWeight);
  const [phrasedFrom, phrasedTo] = ranges.clausePhrasing;
  const clauses = Array.from({ length: to - from }, (_, i) => from + i);
  const phrasings = Array.from({ length: phrasedTo - phrasedFrom }, (_, i) => phrasedFrom + i);

  /** Of the best of some units, from what is usual (0) to the best of all (1). */
  const side = (own: Float32Array, first: number, usual: number): ((units: readonly number[]) => number) => {
    const span = Math.max(1e-6, own.reduce((most, value) => Math.max(most, value), usual) - usual);
    return (units) => (units.reduce((best, unit) => Math.max(best, own[unit - first]!), -Infinity) - usual) / span;
  };

  return (question, { clauseWords, clauseAccents, clausePhrasingWords }, vector, cues) => {
    const folded = fold(question);
    const asked = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
    const signer = ASKS_SIGNER.test(folded);
    const basis = !signer && ASKS_BASIS.test(folded);
    const task = !signer && !basis && ASKS_TASK.test(folded);
    const together = ASKS_TOGETHER.test(folded);
    const headingsAsked = ASKED_HEADINGS.flatMap(([pattern, heading]) => (pattern.test(folded) ? [heading] : []));
    const askedWords = new Map([...new Set(tokens(folded))].map((word) => [word, termWeight(word)] as const));
    const askedWeight = [...askedWords.values()].reduce((a, b) => a + b, 0);
    const [meanings, phrasedMeanings] = [vectors.similaritiesOf(vector, clauses), vectors.similaritiesOf(vector, phrasings)];
    const [usualWords, usualAccents, usualMeaning] = [median(clauseWords), median(clauseAccents), median(meanings)];
    const [words, accents, meaning] = [side(clauseWords, from, usualWords), side(clauseAccents, from, usualAccents), side(meanings, from, usualMeaning)];
    const [phrasedWords, phrasedMeaning] = [side(clausePhrasingWords, phrasedFrom, usualWords), side(phrasedMeanings, phrasedFrom, usualMeaning)];
    const fits = documents.map((document) => (document.kind === 'procedure' ? { place: 0, year: 0 } : documentFit(document, cues)));
    const covered = ({ words: held }: ClauseSection): number => {
      let sum = 0;
      for (const [word, weight] of askedWords) if (held.has(word)) sum += weight;
      return askedWeight === 0 ? 0 : sum / askedWeight;
    };
    const headingCovered = ({ headingWords, headingWeight }: ClauseSection): number => {
      let sum = 0;
      for (const [word, weight] of headingWords) if (askedWords.has(word)) sum += weight;
      return headingWeight === 0 ? 0 : sum / headingWeight;
    };
    const candidates = sections.map((section): ClauseCandidate => {
      const { document, path, heading } = section;
      const { place, year } = fits[document]!;
      const isNamed = heading.length > 8 && asked.includes(heading);
      const isOpening = path === 'MD' || path === 'PL';
      const value: Record<ClauseFeature, number> = {
        words: words(section.units), accents: accents(section.units), meaning: meaning(section.units),
        phrasedWords: Math.max(OWN * words(section.units), phrasedWords(section.phrasings)), phrasedMeaning: Math.max(OWN * meaning(section.units), phrasedMeaning(section.phrasings)),
        covered: covered(section), headingCovered: headingCovered(section),
        place: Number(place > 0), otherPlace: Number(place < 0), year: Number(year > 0), otherYear: Number(year < 0),
        signer: Number(path === 'KT' && signer), basis: Number(isOpening && basis), preamble: Number(isOpening && !basis),
        // "giao Sở Nội vụ làm gì": the section under that body's name.
        named: Number(isNamed), tasksOf: Number(isNamed && ASKS_TASKS.test(folded)),
        assigns: Number(task && section.assigns), row: Number(task && /^PL\.\d/u.test(path)),
        together: Number(together && /^PL\.\d/u.test(path)), asked: Number(headingsAsked.some((pattern) => pattern.test(section.headings))),
      };
      return { document, section: path, features: Float32Array.from(CLAUSE_FEATURES, (name) => value[name]) };
    });
    return { candidates, meaning: highest(meanings), phrasedMeaning: highest(phrasedMeanings) };
  };
}

const highest = (values: Float32Array): number => values.reduce((most, value) => Math.max(most, value), -1);

function median(values: Float32Array): number {
  const sorted = values.toSorted();
  return sorted[sorted.length >> 1] ?? 0;
}

/** How the places and years that the question names agree with a document: 1, -1, or 0 where nothing is named. */
function documentFit({ place, years }: { place?: string; years?: number[] }, cues: PlanCues): { place: number; year: number } {
  const fit = { place: 0, year: 0 };
  if (cues.places.length > 0) {
    // "xã Vĩnh Thông của Thái Nguyên" names both: the commune is meant.
    const communes = cues.places.filter((name) => /^(?:xã|phường)/u.test(name));
    const meant = communes.length > 0 ? communes : cues.places;
    fit.place = place !== undefined && meant.some((name) => bare(name) === bare(place)) ? 1 : -1;
  }
  if (cues.years.length > 0 && years && years.length > 0) fit.year = cues.years.some((year) => years.includes(year)) ? 1 : -1;
  return fit;
}
