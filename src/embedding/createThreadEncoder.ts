import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { EncoderOptions } from './createEncoder.js';
import type { Encoder } from './encoder.js';
import type { EncoderIdentity, EncoderTask } from './encoderThread.js';

/**
 * The same encoder in a thread of its own: a running server answers others while a question is being embedded.
 * @throws EncoderError as `createEncoder` does
 */
export async function createThreadEncoder(options: EncoderOptions): Promise<Encoder> {
  const pool = new Piscina({
    filename: fileURLToPath(new URL('./encoderThread.js', import.meta.url)),
    workerData: options,
    minThreads: 1,
    maxThreads: 1,
    // The model resolves promises of its own, so the thread must not sleep on a lock between two tasks.
    atomics: 'disabled',
    // Vectors of one question are small; the default young generation alone would take tens of megabytes.
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  });
  const run = <T>(task: EncoderTask): Promise<T> => pool.run(task) as Promise<T>;
  try {
    return {
      ...(await run<EncoderIdentity>({ kind: 'identity' })),
      embedQueries: (texts) => run({ kind: 'query', texts }),
      embedPassages: (texts) => run({ kind: 'passage', texts }),
      dispose: () => pool.destroy(),
    };
  } catch (error) {
    await pool.destroy();
    throw error;
  }
}
