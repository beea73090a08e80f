import { readFile } from 'node:fs/promises';
import { ASPECT_LABELS, createAspectDetector, type AspectDetector } from './aspect.js';
import { decisionSchema, type Decision } from './decision.js';
import { eventWeightsSchema, TOLD_LABELS, type EventWeights } from './lifeEvents.js';
import { planDecisionSchema, type PlanDecision } from './planDecision.js';
import { clauseWeightsSchema, type ClauseWeights } from './rankClauses.js';
import { readTextModel } from './textModel.js';
import { rankingSchema, type Ranking } from './ranking.js';

/** The reviewed weights that stand beside this file. */
export interface Weights {
  ranking: Ranking;
  decision: Decision;
  clauses: ClauseWeights;
  planDecision: PlanDecision;
  detectAspects: AspectDetector;
  events: EventWeights;
}

/** Reads the weights; `motcua fit`, `fit-plans`, `fit-aspects` and `fit-events` write them. */
export async function readWeights(): Promise<Weights> {
  const text = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');
  const read = async (name: string): Promise<unknown> => JSON.parse(await text(name));
  return {
    ranking: rankingSchema.parse(await read('ranking.json')), decision: decisionSchema.parse(await read('decision.json')),
    clauses: clauseWeightsSchema.parse(await read('clauses.json')), planDecision: planDecisionSchema.parse(await read('planDecision.json')),
    detectAspects: createAspectDetector(readTextModel(await text('aspects.tsv'), ASPECT_LABELS)),
    events: { event: eventWeightsSchema.parse(await read('events.json')), told: readTextModel(await text('told.tsv'), TOLD_LABELS) },
  };
}
