import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DocumentReader, IndexingStatus, Log } from '../../bots/web/dependencies.js';
import { statusAnswer } from '../answer/statusAnswer.js';
import { texts } from '../answer/texts.js';
import type { Config } from '../config.js';
import { createAssistant, type MeasuredAssistant } from '../conversation/createAssistant.js';
import { readFile } from 'node:fs/promises';
import { readContacts } from '../corpus/contacts/readContacts.js';
import { readLexicon } from '../corpus/lexicon/readLexicon.js';
import { createThreadEncoder } from '../embedding/createThreadEncoder.js';
import type { EncoderOptions } from '../embedding/createEncoder.js';
import type { Encoder } from '../embedding/encoder.js';
import type { Generation } from '../index/generation.js';
import { IndexMissingError } from '../index/indexError.js';
import { watchCurrent, type LiveIndex } from '../index/liveIndex.js';
import { openCurrent } from '../index/openCurrent.js';
import { readWeights } from '../retrieval/readWeights.js';
import { createRetriever, type Retriever } from '../retrieval/retriever.js';
import { buildIndex } from './buildIndex.js';
import { indexingNote } from './indexingNote.js';
import type { Service } from './startServer.js';

export interface OpenAssistant {
  assistant: MeasuredAssistant;
  close(): Promise<void>;
}

export interface OpenAssistantOptions {
  onProblem?: (error: unknown) => void;
  /** Loads the encoder; a server has it in a thread of its own. */
  loadEncoder?: (options: EncoderOptions) => Promise<Encoder>;
}

/** The library behind the encoder is large: a server has it in the encoder's thread and not beside it as well. */
async function createEncoder(options: EncoderOptions): Promise<Encoder> {
  return (await import('../embedding/createEncoder.js')).createEncoder(options);
}

/**
 * The Assistant over the published index.
 * @throws IndexMissingError and the others of `openCurrent`, with the remedy
 */
export async function openAssistant(config: Config, { onProblem = () => undefined, loadEncoder = createEncoder }: OpenAssistantOptions = {}): Promise<OpenAssistant & { live: LiveIndex }> {
  const encoder = await loadEncoder({ modelDir: config.model });
  try {
    return await openWith(config, encoder, onProblem);
  } catch (error) {
    await encoder.dispose();
    throw error;
  }
}

async function openWith(config: Config, encoder: Encoder, onProblem: (error: unknown) => void): Promise<OpenAssistant & { live: LiveIndex }> {
  const [live, weights, lexicon, contacts] = await Promise.all([
    watchCurrent(config.index, { encoder, onProblem }),
    readWeights(),
    readLexicon(path.join(config.corpus, 'lexicon')),
    readFile(path.join(config.corpus, 'contacts.yaml'), 'utf8').then((text) => readContacts(text, 'contacts.yaml')),
  ]);
  // One retriever a generation: it holds tables of that generation and goes with it.
  const retrievers = new WeakMap<Generation, Retriever>();
  const retrieverOf = (generation: Generation): Retriever => {
    let retriever = retrievers.get(generation);
    if (!retriever) retrievers.set(generation, (retriever = createRetriever({ generation, encoder, lexicon, ...weights })));
    return retriever;
  };
  const assistant = createAssistant({
    withRetriever: (work) => live.use((generation) => work(retrieverOf(generation))),
    ...contacts,
    now: () => performance.now(),
  });
  return {
    assistant,
    live,
    async close() {
      live.close();
      await encoder.dispose();
    },
  };
}

/**
 * The search over the published index alone, for fitting and explaining.
 * @throws IndexMissingError and the others of `openCurrent`, with the remedy
 */
export async function openRetriever(config: Config): Promise<{ retriever: Retriever; encoder: Encoder; close(): Promise<void> }> {
  const encoder = await createEncoder({ modelDir: config.model });
  const [generation, weights, lexicon] = await Promise.all([openCurrent(config.index, encoder), readWeights(), readLexicon(path.join(config.corpus, 'lexicon'))]);
  return {
    retriever: createRetriever({ generation, encoder, lexicon, ...weights }),
    encoder,
    async close() {
      generation.close();
      await encoder.dispose();
    },
  };
}

/**
 * Everything the server answers with. When there is no index yet it is built in the background and `status` tells how far it is;
 * until then questions get a polite answer.
 */
export async function openService(config: Config, log: Log): Promise<Service> {
  const status: IndexingStatus = { state: 'indexing', done: 0, total: 0, note: indexingNote('read') };
  const onProblem = (error: unknown): void => log.error({ error: String(error) }, 'the new index cannot be opened; the one before serves on');
  const forServer: OpenAssistantOptions = { onProblem, loadEncoder: createThreadEncoder };
  const stop = new AbortController();
  let open: (OpenAssistant & { live: LiveIndex }) | undefined;
  const ready = (opened: OpenAssistant & { live: LiveIndex }): void => {
    open = opened;
    Object.assign(status, { state: 'ready', note: '' });
  };
  const build = async (): Promise<void> => {
    // Building takes all cores; answering is quicker with one thread a question.
    const encoder = await createEncoder({ modelDir: config.model, threads: availableParallelism() });
    try {
      const { manifest, problems } = await buildIndex({
        config, encoder, signal: stop.signal,
        onProgress: ({ stage, done, total }) => Object.assign(status, { done, total, note: indexingNote(stage) }),
      });
      for (const problem of problems) log.warn({ ...problem }, 'a file of the corpus');
      log.info({ index: manifest.id, seconds: manifest.seconds }, 'index published');
      ready(await openAssistant(config, forServer));
    } catch (error) {
      if (stop.signal.aborted) return;
      Object.assign(status, { state: 'failed', note: indexingNote('failed') });
      log.error({ error: error instanceof Error ? error.message : String(error) }, 'the index cannot be built');
    } finally {
      await encoder.dispose();
    }
  };

  let building: Promise<void> | undefined;
  try {
    ready(await openAssistant(config, forServer));
  } catch (error) {
    if (!(error instanceof IndexMissingError)) throw error;
    building = build();
  }
  return {
    assistant: {
      answer: async (question) => (open ? open.assistant.answer(question) : statusAnswer('failed', texts.notReady)),
    },
    documents: documentReader(() => open?.live),
    status: () => ({ ...status }),
    async close() {
      stop.abort();
      await building;
      await open?.close();
    },
  };
}

function documentReader(live: () => LiveIndex | undefined): DocumentReader {
  return {
    get(id) {
      const generation = live()?.current();
      const number = generation?.documentNumber(id);
      if (!generation || number === undefined) return undefined;
      return { ...generation.documents[number]!, sections: generation.sections(number) };
    },
  };
}
