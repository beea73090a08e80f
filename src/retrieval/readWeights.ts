import { readFile } from 'node:fs/promises';
import { decisionSchema, type Decision } from './decision.js';
import { planDecisionSchema, type PlanDecision } from './planDecision.js';
import { clauseWeightsSchema, type ClauseWeights } from './rankClauses.js';
import { rankingSchema, type Ranking } from './ranking.js';

/** The reviewed weights that stand beside this file. */
export interface Weights {
  ranking: Ranking;
  decision: Decision;
  clauses: ClauseWeights;
  planDecision: PlanDecision;
}

/** Reads the weights; `motcua fit` and `motcua fit-plans` write them. */
export async function readWeights(): Promise<Weights> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
  return {
    ranking: rankingSchema.parse(await read('ranking.json')), decision: decisionSchema.parse(await read('decision.json')),
    clauses: clauseWeightsSchema.parse(await read('clauses.json')), planDecision: planDecisionSchema.parse(await read('planDecision.json')),
  };
}
