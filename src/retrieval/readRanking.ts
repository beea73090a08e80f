import { readFile } from 'node:fs/promises';
import { rankingSchema, type Ranking } from './ranking.js';

/** The reviewed weights that stand beside this file. */
export async function readRanking(): Promise<Ranking> {
  return rankingSchema.parse(JSON.parse(await readFile(new URL('ranking.json', import.meta.url), 'utf8')));
}
