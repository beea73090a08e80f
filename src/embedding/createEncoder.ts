import { basename, dirname, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import type { EmbedOptions, Encoder } from './encoder.js';
import { encoderDigest } from './encoderDigest.js';
import { EncoderError } from './encoderError.js';
import { shortVector } from './shortVector.js';
import { tokenBatches } from './tokenBatches.js';

export interface EncoderOptions {
  /** Folder with config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx. */
  modelDir: string;
  /** Leading values kept of each vector; the bundled model was trained at 384 and 128. Default: all. */
  dimension?: number;
  /** Tokens kept of a passage, the two marks included. Default 96: training never saw more than 60. */
  passageTokens?: number;
  /** Tokens kept of a query. Default 96. */
  queryTokens?: number;
  /** What the model was trained to see before a text. Default `query: ` and `passage: `. */
  prefixes?: { query: string; passage: string };
  /** Threads of one model run. Default 1, which suits single questions; a build is quicker with all cores. */
  threads?: number;
}

/** Padded tokens of one model run: larger batches fall out of the processor's cache and are slower. */
const BATCH_TOKENS = 1024;
/** A text longer than this many characters per kept token cannot reach the model anyway, so the tokenizer need not see it. */
const CHARACTERS_PER_TOKEN = 12;

interface Hidden {
  data: Float32Array;
  dims: number[];
}

/**
 * Loads a sentence encoder from a local folder; never touches the network.
 * The tokenizer and the model are called directly: the feature-extraction pipeline pads without sorting and copies every token's vector.
 * @throws EncoderError when a file is missing or the dimension does not fit the model.
 */
export async function createEncoder(options: EncoderOptions): Promise<Encoder> {
  const { passageTokens = 96, queryTokens = 96, threads = 1 } = options;
  const prefixes = options.prefixes ?? { query: 'query: ', passage: 'passage: ' };
  const modelDir = resolve(options.modelDir);
  const name = basename(modelDir);
  const digest = await encoderDigest(modelDir, { ...prefixes, passageTokens, queryTokens });

  env.allowRemoteModels = false;
  env.localModelPath = dirname(modelDir);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const model = await AutoModel.from_pretrained(name, {
    dtype: 'q8',
    device: 'cpu',
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, enableCpuMemArena: false },
  });
  const width = Number((model.config as unknown as { hidden_size?: number }).hidden_size);
  const dimension = options.dimension ?? width;
  if (!(dimension >= 1 && dimension <= width)) {
    throw new EncoderError(`${dimension} dimensions were asked of the encoder ${name}, which has ${width}`, `Set a dimension from 1 to ${width}`);
  }
  const pad = tokenizer.pad_token_id ?? 0;

  const tokenize = (prefix: string, text: string, limit: number): number[] => {
    const ids = tokenizer.encode(prefix + text.slice(0, limit * CHARACTERS_PER_TOKEN));
    if (ids.length <= limit) return ids;
    return [...ids.slice(0, limit - 1), ids[ids.length - 1]!];
  };

  const run = async (batch: readonly number[][]): Promise<Float32Array[]> => {
    const length = Math.max(...batch.map((ids) => ids.length));
    const shape = [batch.length, length];
    const ids = new BigInt64Array(batch.length * length).fill(BigInt(pad));
    const mask = new BigInt64Array(batch.length * length);
    batch.forEach((row, r) => row.forEach((id, i) => {
      ids[r * length + i] = BigInt(id);
      mask[r * length + i] = 1n;
    }));
    const output = (await model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
      token_type_ids: new Tensor('int64', new BigInt64Array(ids.length), shape),
    })) as { last_hidden_state: Hidden };
    const hidden = output.last_hidden_state;
    return batch.map((row, r) => shortVector(hidden.data, { row: r, length, width }, row.length, dimension));
  };

  const embed = async (prefix: string, texts: readonly string[], limit: number, { onBatch, signal }: EmbedOptions = {}) => {
    const ids = texts.map((text) => tokenize(prefix, text, limit));
    const vectors = new Array<Float32Array>(texts.length);
    for (const positions of tokenBatches(ids.map((row) => row.length), BATCH_TOKENS)) {
      signal?.throwIfAborted();
      const batch = await run(positions.map((position) => ids[position]!));
      positions.forEach((position, i) => { vectors[position] = batch[i]!; });
      onBatch?.(positions, batch);
    }
    return vectors;
  };

  return {
    name,
    digest,
    dimension,
    embedQueries: (texts) => embed(prefixes.query, texts, queryTokens),
    embedPassages: (texts, embedOptions) => embed(prefixes.passage, texts, passageTokens, embedOptions),
    dispose: async () => { await model.dispose(); },
  };
}
