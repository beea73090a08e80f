/** Texts in, unit vectors out. The index layer knows this and no model behind it. */
export interface Encoder {
  /** Human name, e.g. `e5-small-vi`. */
  readonly name: string;
  /** Changes whenever the same text could get another vector: model, tokenizer, prefixes, cut. */
  readonly digest: string;
  readonly dimension: number;
  /** Vectors of what a citizen asks, in the order given, each of length 1. */
  embedQueries(texts: readonly string[]): Promise<Float32Array[]>;
  /** Vectors of what is searched, in the order given, each of length 1. */
  embedPassages(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Frees the model. The encoder cannot be used afterwards. */
  dispose(): Promise<void>;
}

export interface EmbedOptions {
  /** Called after each batch with the numbers (positions in `texts`) just done and their vectors. */
  onBatch?: (positions: readonly number[], vectors: readonly Float32Array[]) => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
}
