import { hostname } from 'node:os';
import type { Log } from '../../bots/web/dependencies.js';
import { randomId } from '../store/randomId.js';
import type { Store } from '../store/openStore.js';

const HOUR_MS = 3_600_000;

/** Deletes what is older than `days`, now and every hour, in one server process at a time. Returns what stops it. */
export function startRetentionJob(store: Pick<Store, 'retention' | 'leases'>, days: number, log: Log): () => void {
  const holder = `${hostname()}:${process.pid}:${randomId()}`;
  const run = async (): Promise<void> => {
    try {
      if (!await store.leases.take('retention', holder, HOUR_MS / 2)) return;
      const messages = await store.retention.purge(days);
      if (messages > 0) log.info({ messages, days }, 'deleted messages older than the retention setting');
    } catch (error) {
      log.error({ err: error }, 'the retention job failed; it runs again in an hour');
    }
  };
  void run();
  const timer = setInterval(() => void run(), HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
