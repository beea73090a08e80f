import { z } from 'zod';
import { CLAUSE_FEATURES, type ClauseCandidate } from './clauseFeatures.js';

/** A section of a plan with how well it fits. */
export interface RankedClause {
  /** Document number. */
  document: number;
  section: string;
  score: number;
}

/** Weights of the features of a section. */
export const clauseWeightsSchema = z.strictObject(Object.fromEntries(CLAUSE_FEATURES.map((name) => [name, z.number()])) as Record<(typeof CLAUSE_FEATURES)[number], z.ZodNumber>);
export type ClauseWeights = z.infer<typeof clauseWeightsSchema>;

/** Sections by the weighted sum of their features, best first; equal ones by document. */
export function rankClauses(candidates: readonly ClauseCandidate[], weights: ClauseWeights): RankedClause[] {
  return candidates
    .map(({ document, section, features }) => ({ document, section, score: CLAUSE_FEATURES.reduce((sum, name, i) => sum + weights[name] * features[i]!, 0) }))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
