import type { Generation } from '../index/generation.js';
import { bare, type PlanCues } from './questionPlan.js';
import type { QuestionTerms } from './terms.js';

/** A section of a plan with how well it fits. */
export interface RankedClause {
  /** Document number. */
  document: number;
  section: string;
  score: number;
}

const WEIGHTS = { words: 0.45, accents: 0.15, meaning: 0.4, place: 0.5, otherPlace: -0.6, year: 0.3, otherYear: -0.4, kind: 0.35 };

const SIGNED = /\b(ai|nguoi|ong|ba|lanh dao|chanh van phong)( nao)?( da)? ky\b|\bky (ban hanh|ten|ke hoach)\b|\bnguoi ky\b|\bai ki\b|\bki (ban hanh|ten)\b/u;
const BASED = /\b(can cu|quyet dinh (so|nao)|nghi quyet (so|nao)|chi thi (so|nao)|(so|van ban) (may|bao nhieu|nao)|so hieu|ngay (nao|may|bao nhieu|ban hanh)|ban hanh (ngay|theo|khi)|theo (qd|quyet dinh|nghi quyet|chi thi))\b/u;

/** Sections of plans and other texts by fit, best first. `folded` is the folded question. */
export function rankClauses(generation: Generation, folded: string, terms: QuestionTerms, vector: Float32Array, cues: PlanCues): RankedClause[] {
  const { units, ranges, lexical, vectors, documents } = generation;
  const [from, to] = ranges.clause;
  const side = (scores: Float32Array): ((unit: number) => number) => {
    const values = scores.slice(from, to).sort();
    const low = values[values.length >> 1] ?? 0;
    const high = values[values.length - 1] ?? 0;
    return (unit) => (scores[unit]! - low) / Math.max(1e-6, high - low);
  };
  const words = side(lexical.folded.scores(terms.folded, terms.weights).slice());
  const accents = side(lexical.accented.scores(terms.accented, terms.weights).slice());
  const meaning = side(vectors.similarities(vector).slice());
  const fit = documents.map((document) => documentFit(document, cues));
  const isSigned = SIGNED.test(folded);
  const isBased = !isSigned && BASED.test(folded);

  const best = new Map<string, RankedClause>();
  for (let unit = from; unit < to; unit++) {
    const { document, section } = units[unit]!;
    const kind = (isSigned && section === 'KT') || (isBased && (section === 'MD' || section === 'PL')) ? WEIGHTS.kind : 0;
    const score = WEIGHTS.words * words(unit) + WEIGHTS.accents * accents(unit) + WEIGHTS.meaning * meaning(unit) + fit[document]! + kind;
    const key = `${document} ${section}`;
    const known = best.get(key);
    if (!known || score > known.score) best.set(key, { document, section, score });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.document - b.document);
}

/** How the places and years that the question names agree with a document. */
function documentFit({ place, years }: { place?: string; years?: number[] }, cues: PlanCues): number {
  let fit = 0;
  if (cues.places.length > 0) {
    // "xã Vĩnh Thông của Thái Nguyên" names both: the commune is meant.
    const narrowest = cues.places.some((name) => /^xã|^phường/u.test(name)) ? cues.places.filter((name) => /^xã|^phường/u.test(name)) : cues.places;
    fit += place !== undefined && narrowest.some((name) => bare(name) === bare(place)) ? WEIGHTS.place : WEIGHTS.otherPlace;
  }
  if (cues.years.length > 0 && years && years.length > 0) fit += cues.years.some((year) => years.includes(year)) ? WEIGHTS.year : WEIGHTS.otherYear;
  return fit;
}
