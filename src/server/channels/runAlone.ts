import type { Log } from '../../../bots/web/dependencies.js';
import type { Leases } from '../../store/leases.js';

export interface RunAloneOptions {
  leases: Pick<Leases, 'take'>;
  name: string;
  holder: string;
  log: Log;
  /** Resolves after the time, or at once when the signal fires. Never rejects. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/**
 * Does a work that only one of the server processes may do at a time (two that poll one bot cut each other off), until the signal ends it. The others
 * wait and take over when the one that does it dies.
 */
export async function runAlone(work: (signal: AbortSignal) => Promise<void>, options: RunAloneOptions, signal: AbortSignal): Promise<void> {
  const { leases, name, holder, log, wait } = options;
  const take = (ms: number): Promise<boolean> => leases.take(name, holder, ms).catch((error: unknown) => {
    log.error({ err: error, name }, 'a lease could not be taken');
    return false;
  });
  while (!signal.aborted) {
    if (!await take(LEASE_MS)) {
      await wait(RENEW_MS, signal);
      continue;
    }
    const inner = new AbortController();
    const both = AbortSignal.any([signal, inner.signal]);
    const done = work(both)
      .catch((error: unknown) => log.error({ err: error, name }, 'a work of this process failed; it begins again'))
      .finally(() => inner.abort());
    while (!both.aborted) {
      await wait(RENEW_MS, both);
      if (!both.aborted && !await take(LEASE_MS)) inner.abort();
    }
    await done;
    // Given back, so that another process need not wait for it to run out.
    if (signal.aborted) await take(-1);
    else await wait(1_000, signal);
  }
}
