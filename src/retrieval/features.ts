import type { DocumentMeta } from '../index/unit.js';
import { PER_SIDE, topOf, type DocumentSignals } from './documentSignals.js';

/**
 * What the ranking knows of a candidate. `z…`: a side's score between the median and the best of all documents (0 to 1);
 * `…Gap`: the similarity's distance from the best one (0 or below).
 */
export const FEATURES = [
  'titleWords', 'passageWords', 'phrasingWords', 'titleAccents', 'phrasingAccents',
  'zTitleWords', 'zPassageWords', 'zPhrasingWords', 'zTitleAccents', 'zPhrasingAccents',
  'titleMeaning', 'passageMeaning', 'phrasingMeaning', 'secondPhrasingMeaning',
  'zTitleMeaning', 'zPassageMeaning', 'zPhrasingMeaning', 'zSecondPhrasingMeaning',
  'titleMeaningGap', 'phrasingMeaningGap',
  'commune', 'province', 'central', 'citizens', 'outdated',
] as const;
export type Feature = (typeof FEATURES)[number];

/** Features that only a document with phrasings has. */
export const PHRASING_FEATURES: ReadonlySet<Feature> = new Set(FEATURES.filter((name) => /phrasing/iu.test(name)));

export interface Candidate {
  /** Document number. */
  document: number;
  hasPhrasings: boolean;
  /** In the order of FEATURES; phrasing features are 0 without phrasings. */
  features: Float32Array;
}

/** BM25 scores are of the order of 20; the others lie between -1 and 1. */
const WORDS_SCALE = 20;

/**
 * Candidates: the best documents of each side, with their features. Only documents that `isCandidate` accepts.
 * @param sample documents drawn evenly: the median of each side is theirs
 */
export function candidatesOf(signals: DocumentSignals, documents: readonly DocumentMeta[], sample: readonly number[], isCandidate: (document: number) => boolean): Candidate[] {
  const { hasPhrasings } = signals;
  const phrased = (document: number): boolean => hasPhrasings[document] === 1;
  const sides = [signals.titleWords, signals.passageWords, signals.phrasingWords, signals.phrasingAccents, signals.titleMeaning, signals.passageMeaning, signals.phrasingMeaning];
  const chosen = new Set<number>();
  for (const side of sides) for (const document of topOf(side, PER_SIDE, isCandidate)) chosen.add(document);

  const z = (side: Float32Array, among: (document: number) => boolean = () => true): ((document: number) => number) => {
    const low = median(sample.filter(among).map((document) => side[document]!));
    const high = highestOf(side, isCandidate);
    return (document) => (side[document]! - low) / Math.max(1e-6, high - low);
  };
  const gap = (side: Float32Array): ((document: number) => number) => {
    const high = highestOf(side, isCandidate);
    return (document) => side[document]! - high;
  };
  const columns: Record<Feature, (document: number) => number> = {
    titleWords: (d) => signals.titleWords[d]! / WORDS_SCALE,
    passageWords: (d) => signals.passageWords[d]! / WORDS_SCALE,
    phrasingWords: (d) => signals.phrasingWords[d]! / WORDS_SCALE,
    titleAccents: (d) => signals.titleAccents[d]! / WORDS_SCALE,
    phrasingAccents: (d) => signals.phrasingAccents[d]! / WORDS_SCALE,
    zTitleWords: z(signals.titleWords),
    zPassageWords: z(signals.passageWords),
    zPhrasingWords: z(signals.phrasingWords, phrased),
    zTitleAccents: z(signals.titleAccents),
    zPhrasingAccents: z(signals.phrasingAccents, phrased),
    titleMeaning: (d) => signals.titleMeaning[d]!,
    passageMeaning: (d) => signals.passageMeaning[d]!,
    phrasingMeaning: (d) => signals.phrasingMeaning[d]!,
    secondPhrasingMeaning: (d) => signals.secondPhrasingMeaning[d]!,
    zTitleMeaning: z(signals.titleMeaning),
    zPassageMeaning: z(signals.passageMeaning),
    zPhrasingMeaning: z(signals.phrasingMeaning, phrased),
    zSecondPhrasingMeaning: z(signals.secondPhrasingMeaning, phrased),
    titleMeaningGap: gap(signals.titleMeaning),
    phrasingMeaningGap: gap(signals.phrasingMeaning),
    commune: (d) => traitsOf(documents[d]!).commune,
    province: (d) => traitsOf(documents[d]!).province,
    central: (d) => traitsOf(documents[d]!).central,
    outdated: (d) => traitsOf(documents[d]!).outdated,
    citizens: (d) => traitsOf(documents[d]!).citizens,
  };
  return [...chosen].map((document) => {
    const has = phrased(document);
    const features = Float32Array.from(FEATURES, (name) => (has || !PHRASING_FEATURES.has(name) ? columns[name](document) : 0));
    return { document, hasPhrasings: has, features };
  });
}

type Traits = Record<'commune' | 'province' | 'central' | 'outdated' | 'citizens', number>;
const known = new WeakMap<DocumentMeta, Traits>();

/** What holds of a document whatever is asked, worked out once. */
function traitsOf(document: DocumentMeta): Traits {
  let traits = known.get(document);
  if (!traits) {
    const { levels, validity, title, who } = document;
    traits = {
      commune: Number(levels.includes('commune')), province: Number(levels.includes('province')), central: Number(levels.includes('central')),
      outdated: Number(validity.status !== 'in_force' || /cấp huyện/iu.test(title)), citizens: Number(who?.includes('Công dân Việt Nam') ?? false),
    };
    known.set(document, traits);
  }
  return traits;
}

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function highestOf(side: Float32Array, isCandidate: (document: number) => boolean): number {
  return Math.max(0, ...topOf(side, 1, isCandidate).map((document) => side[document]!));
}
