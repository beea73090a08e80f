import { appendFileSync, writeSync } from 'node:fs';
import { buildGeneration } from '../../../src/index/build/buildGeneration.js';
import { fakeEncoder } from './fakeEncoder.js';
import { smallSource } from './smallSource.js';

/** What a process started by `startBuild` does. */
export interface ChildTask {
  indexDir: string;
  documents: number;
  /** File that gets a line of JSON for each batch asked for and each batch finished. */
  log: string;
}

/** Builds, and tells its parent on standard output, at once, of every step at which it may be killed. */
export async function buildInChild({ indexDir, documents, log }: ChildTask): Promise<void> {
  const note = (kind: string) => (texts: readonly string[]) => appendFileSync(log, `${JSON.stringify({ kind, texts })}\n`);
  const encoder = fakeEncoder({ onAsked: note('asked'), onFinished: note('finished') });
  await buildGeneration({
    source: smallSource(documents),
    indexDir,
    encoder,
    onProgress: ({ stage, done }) => writeSync(1, `${stage} ${done}\n`),
  });
}
