import type { Generation } from '../index/generation.js';
import { fold } from '../text/fold.js';
import { bare, type PlanCues } from './questionPlan.js';
import type { ClauseWords } from './wordSignals.js';

/** A section of a plan with how well it fits. */
export interface RankedClause {
  /** Document number. */
  document: number;
  section: string;
  score: number;
}

/** What the ranking knows of a section besides its words. */
interface ClauseSection {
  document: number;
  path: string;
  /** Folded heading without its number, between blanks. */
  heading: string;
  /** Says who does something or when: a row of the appendix, a body's tasks, a line "Chủ trì: …". */
  assigns: boolean;
}

const WEIGHTS = {
  words: 0.45, accents: 0.15, meaning: 0.4,
  place: 0.5, otherPlace: -0.6, year: 0.3, otherYear: -0.4,
  /** The kind of section that such a question is answered by. */
  signer: 0.7, basis: 0.4, assigns: 0.2, preamble: -0.15, named: 0.35,
};

const ASKS_SIGNER = /\b(ai|nguoi|ong|ba|lanh dao|chanh van phong)( nao)?( da)? k[yi]\b|\bk[yi] (ban hanh|ten|ke hoach)\b|\bnguoi ky\b/u;
const ASKS_BASIS = /\b(can cu|quyet dinh (so|nao)|nghi quyet (so|nao)|chi thi (so|nao)|(so|van ban) (may|bao nhieu|nao)|so hieu|(co|la) so va ngay|ngay (nao|may|bao nhieu|ban hanh)|ban hanh (ngay|theo|khi)|theo (qd|quyet dinh|nghi quyet|chi thi))\b/u;
const ASKS_TASK = /\b(ai|so|phong|ban|nganh|don vi|co quan|ben|bo phan|nguoi) (nao|gi)\b|\b(do|la|giao( cho)?) ai\b|\bai (chu tri|lo|phu trach|lam|dung ra)\b|\bchu tri\b|\bphu trach\b|\b(quy|thang) (may|nao)\b|\b(khi|luc|bao) (nao|gio)\b|\bthoi gian nao\b|\blam (gi|nhung gi)\b|\bphai lam\b|\bduoc giao\b/u;

export type ClauseRanker = (question: string, words: ClauseWords, vector: Float32Array, cues: PlanCues) => RankedClause[];

/** Prepares the ranking of the sections of plans and other texts of a generation. */
export function createClauseRanker(generation: Generation): ClauseRanker {
  const { units, ranges, vectors, documents } = generation;
  const [from, to] = ranges.clause;
  const sections = readSections(generation);
  const clauses = Array.from({ length: to - from }, (_, i) => from + i);

  /** Score on a side, from its median among the clauses (0) to its best (1). */
  const side = (own: Float32Array): ((unit: number) => number) => {
    const sorted = own.toSorted();
    const low = sorted[sorted.length >> 1] ?? 0;
    const span = Math.max(1e-6, (sorted[sorted.length - 1] ?? 0) - low);
    return (unit) => (own[unit - from]! - low) / span;
  };

  return (question, { clauseWords, clauseAccents }, vector, cues) => {
    const folded = fold(question);
    const words = side(clauseWords);
    const accents = side(clauseAccents);
    const meaning = side(vectors.similaritiesOf(vector, clauses));
    const fit = documents.map((document) => (document.kind === 'procedure' ? 0 : documentFit(document, cues)));
    const kind = sectionFit(folded);

    const best = new Map<ClauseSection, RankedClause>();
    for (let unit = from; unit < to; unit++) {
      const { document, section: path } = units[unit]!;
      const section = sections.get(`${document} ${path}`)!;
      const score = WEIGHTS.words * words(unit) + WEIGHTS.accents * accents(unit) + WEIGHTS.meaning * meaning(unit) + fit[document]! + kind(section);
      const known = best.get(section);
      if (!known || score > known.score) best.set(section, { document, section: path, score });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || a.document - b.document);
  };
}

function readSections({ units, ranges, sections }: Generation): Map<string, ClauseSection> {
  const documents = new Set(units.slice(...ranges.clause).map(({ document }) => document));
  return new Map([...documents].flatMap((document) => sections(document).map(({ path, heading, trail, lines }) => {
    const assigns = /^PL\.\d/u.test(path) || /tổ chức thực hiện/iu.test(trail.join(' ')) || /^(?:.{0,40}(?:chủ trì|phối hợp|thời gian|tham mưu)[^:]{0,30}:)/iu.test(lines[0] ?? '');
    return [`${document} ${path}`, { document, path, heading: ` ${fold(heading).replace(/^[\d.ivx]+\s+/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `, assigns }] as const;
  })));
}

/** How the kind of a section agrees with what is asked. */
function sectionFit(folded: string): (section: ClauseSection) => number {
  const asked = ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  const signer = ASKS_SIGNER.test(folded);
  const basis = !signer && ASKS_BASIS.test(folded);
  const task = !signer && !basis && ASKS_TASK.test(folded);
  return ({ path, heading, assigns }) => {
    if (path === 'KT') return signer ? WEIGHTS.signer : 0;
    if (path === 'MD' || path === 'PL') return basis ? WEIGHTS.basis : WEIGHTS.preamble;
    // "giao Sở Nội vụ làm gì": the section under that body's name.
    const named = heading.length > 8 && asked.includes(heading) ? WEIGHTS.named : 0;
    return named + (task && assigns ? WEIGHTS.assigns : 0);
  };
}

/** How the places and years that the question names agree with a document. */
function documentFit({ place, years }: { place?: string; years?: number[] }, cues: PlanCues): number {
  let fit = 0;
  if (cues.places.length > 0) {
    // "xã Vĩnh Thông của Thái Nguyên" names both: the commune is meant.
    const communes = cues.places.filter((name) => /^(?:xã|phường)/u.test(name));
    const meant = communes.length > 0 ? communes : cues.places;
    fit += place !== undefined && meant.some((name) => bare(name) === bare(place)) ? WEIGHTS.place : WEIGHTS.otherPlace;
  }
  if (cues.years.length > 0 && years && years.length > 0) fit += cues.years.some((year) => years.includes(year)) ? WEIGHTS.year : WEIGHTS.otherYear;
  return fit;
}
