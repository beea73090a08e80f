/** Measures one engine in a process of its own, so that its memory is its own. Arguments: engine, folder, request as JSON; prints the result as JSON. */
import { readFile } from 'node:fs/promises';
import { parseQuestions, type EvalQuestion } from '../src/evaluation/questions.js';
import { createEncoder } from '../src/embedding/createEncoder.js';
import type { Engine } from './engines/engine.js';
import { exactVectors } from './engines/exactVectors.js';
import { fts5 } from './engines/fts5.js';
import { measureEngine } from './engines/measureEngine.js';
import { miniSearch } from './engines/miniSearch.js';
import { product } from './engines/product.js';
import { indexedTexts } from './texts.js';

export interface EngineRequest {
  /** Folder of the published index, whose texts every engine gets. */
  index: string;
  model: string;
  questions: readonly string[];
  /** File of questions with known right answers; absent where there is none. */
  judged?: string;
}

const ENGINES: Record<string, (request: EngineRequest) => Promise<Engine>> = {
  motcua: async () => product,
  fts5: async () => fts5,
  minisearch: async () => miniSearch,
  exact: async ({ model }) => exactVectors(await createEncoder({ modelDir: model })),
};

const [name = '', folder = '', json = ''] = process.argv.slice(2);
const request = JSON.parse(json) as EngineRequest;
const create = ENGINES[name];
if (!create) throw new Error(`there is no engine "${name}": give one of ${Object.keys(ENGINES).join(', ')}`);
const engine = await create(request);
const texts = await indexedTexts(request.index);
const judged: EvalQuestion[] = request.judged === undefined ? [] : parseQuestions(await readFile(request.judged, 'utf8')).filter((q) => q.corpus !== 'none');
process.stdout.write(JSON.stringify(await measureEngine(engine, texts, request.questions, judged, folder)));
