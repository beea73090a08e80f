export interface LoadResult {
  times: number[];
  failed: number;
  /** Answers a second over the whole run. */
  rate: number;
}

/**
 * Asks a server again and again for a while, with some askers side by side. For loopback addresses only; it ends by itself.
 * @param ask one request; false or a rejection counts as failed
 */
export async function load(ask: (turn: number) => Promise<boolean>, { askers, ms, most }: { askers: number; ms: number; most: number }): Promise<LoadResult> {
  const times: number[] = [];
  let failed = 0;
  let turn = 0;
  const start = performance.now();
  const asker = async () => {
    while (turn < most && performance.now() - start < ms) {
      const began = performance.now();
      const ok = await ask(turn++).catch(() => false);
      times.push(performance.now() - began);
      if (!ok) failed++;
    }
  };
  await Promise.all(Array.from({ length: askers }, asker));
  return { times, failed, rate: (times.length * 1000) / (performance.now() - start) };
}
