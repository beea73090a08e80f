import { setTimeout as wait } from 'node:timers/promises';

const PAUSE_MS = 10;
const PATIENCE_MS = 10_000;

/**
 * Does something again while another process holds the write lock. SQLite's own waiting blocks the event loop, and with it every
 * citizen, so its timeout is short and the longer wait is here.
 */
export async function retryBusy<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await wait(PAUSE_MS * (1 + Math.random()));
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
