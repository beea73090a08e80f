/** One line of the benchmark's table. */
export interface Row {
  what: string;
  measured: string;
  /** The budget of the design; absent where there is none. */
  budget?: string;
  held?: boolean;
}

/** What every row gets: where things lie, and what is asked. */
export interface BenchContext {
  /** Name of what is measured: the shipped corpus, or the records on top. */
  name: string;
  /** `dist/src/cli/main.js`. */
  cli: string;
  /** Folders of this run. Index and state are the benchmark's own and are thrown away. */
  corpus: string;
  index: string;
  state: string;
  /** Settings that make the command line use these folders. */
  env: NodeJS.ProcessEnv;
  questions: readonly string[];
  log(text: string): void;
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
