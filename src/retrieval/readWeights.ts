import { readFile } from 'node:fs/promises';
import { decisionSchema, type Decision } from './decision.js';
import { rankingSchema, type Ranking } from './ranking.js';

/** The reviewed weights that stand beside this file; `motcua fit` writes them. */
export async function readWeights(): Promise<{ ranking: Ranking; decision: Decision }> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
  return { ranking: rankingSchema.parse(await read('ranking.json')), decision: decisionSchema.parse(await read('decision.json')) };
}
