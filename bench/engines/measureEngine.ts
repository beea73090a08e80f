import { rankOf } from '../../src/evaluation/rank.js';
import type { EvalQuestion } from '../../src/evaluation/questions.js';
import { memoryOf } from '../lib/memory.js';
import { summarize, type Times } from '../lib/times.js';
import type { Engine, SearchText } from './engine.js';

/** What one engine did over one set of texts. */
export interface EngineResult {
  name: string;
  texts: number;
  /** `buildMs` is the time to open an index that was built before. */
  opened: boolean;
  buildMs: number;
  embeddingMs?: number;
  bytes: number;
  /** Resident memory of the process that holds the index, less what it held before. */
  memory?: number;
  times: Times;
  /** Share of the judged questions whose right procedure or plan section is first, and in the first three. */
  first?: number;
  inThree?: number;
}

const WARM_UP = 20;

/** Builds an engine's index, asks it every question once after a warm-up, and judges what it ranks. */
export async function measureEngine(engine: Engine, texts: readonly SearchText[], questions: readonly string[], judged: readonly EvalQuestion[], folder: string): Promise<EngineResult> {
  const before = residentMemory();
  const start = performance.now();
  const index = await engine.build(texts, folder);
  const buildMs = performance.now() - start;
  for (const question of questions.slice(0, WARM_UP)) await index.search(question);
  const times: number[] = [];
  for (const question of questions) {
    const began = performance.now();
    await index.search(question);
    times.push(performance.now() - began);
  }
  const after = residentMemory();
  const places: number[] = [];
  for (const { question, context, gold, needsAll } of judged) {
    const found = await index.search(question, context);
    places.push(rankOf(gold, found.map(({ document, section }) => ({ document, section, score: 0 })), needsAll));
  }
  await index.close();
  return {
    name: engine.name,
    texts: texts.length,
    opened: engine.opens === true,
    buildMs,
    ...(index.embeddingMs === undefined ? {} : { embeddingMs: index.embeddingMs }),
    bytes: index.bytes,
    ...(before === undefined || after === undefined ? {} : { memory: after - before }),
    times: summarize(times),
    ...(places.length === 0 ? {} : { first: share(places, 1), inThree: share(places, 3) }),
  };
}

function share(places: readonly number[], within: number): number {
  return places.filter((place) => place < within).length / places.length;
}

function residentMemory(): number | undefined {
  globalThis.gc?.();
  return memoryOf(process.pid)?.present;
}
