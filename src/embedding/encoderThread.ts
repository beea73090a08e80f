/** What runs in the thread of `createThreadEncoder`: it loads the encoder at its start and embeds what it is sent. */
import { workerData } from 'piscina';
import { createEncoder, type EncoderOptions } from './createEncoder.js';

export type EncoderTask = { kind: 'identity' } | { kind: 'query' | 'passage'; texts: readonly string[] };
export interface EncoderIdentity {
  name: string;
  digest: string;
  dimension: number;
}

async function start() {
  const encoder = await createEncoder(workerData as EncoderOptions);
  const { name, digest, dimension } = encoder;
  return (task: EncoderTask): Promise<Float32Array[]> | EncoderIdentity => {
    if (task.kind === 'identity') return { name, digest, dimension };
    return task.kind === 'query' ? encoder.embedQueries(task.texts) : encoder.embedPassages(task.texts);
  };
}

export default start();
