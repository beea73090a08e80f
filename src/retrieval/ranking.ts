import { z } from 'zod';
import { FEATURES, PHRASING_FEATURES, type Candidate, type Feature } from './features.js';

const weights = z.partialRecord(z.enum(FEATURES), z.number());

/** Weights of the ranking: one set for documents with phrasings and one for those without, so that a missing signal is missing and not zero. */
export const rankingSchema = z.strictObject({
  withPhrasings: weights,
  withoutPhrasings: weights,
  /** Added to a document without phrasings. */
  withoutPhrasingsBias: z.number(),
});
export type Ranking = z.infer<typeof rankingSchema>;

export interface Ranked {
  candidate: Candidate;
  score: number;
}

/** Candidates by the weighted sum of their features, best first; equal ones by document number. */
export function rank(candidates: readonly Candidate[], ranking: Ranking): Ranked[] {
  const withPhrasings = vectorOf(ranking.withPhrasings);
  const without = vectorOf(ranking.withoutPhrasings, (name) => !PHRASING_FEATURES.has(name));
  return candidates
    .map((candidate) => ({
      candidate,
      score: candidate.hasPhrasings ? dot(candidate.features, withPhrasings) : dot(candidate.features, without) + ranking.withoutPhrasingsBias,
    }))
    .sort((a, b) => b.score - a.score || a.candidate.document - b.candidate.document);
}

function vectorOf(named: Partial<Record<Feature, number>>, uses: (name: Feature) => boolean = () => true): Float32Array {
  return Float32Array.from(FEATURES, (name) => (uses(name) ? (named[name] ?? 0) : 0));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
