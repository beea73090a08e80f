import type { Incoming } from '../channel.js';
import type { Log } from '../web/dependencies.js';
import type { ApiClient } from './apiClient.js';
import { ALLOWED_UPDATES } from './limits.js';
import { batchSchema, type UpdateTaker } from './takeUpdates.js';
import { TelegramError } from './telegramError.js';
import type { Waiter } from './waiter.js';

/** Seconds that Telegram holds an empty answer back. */
export const POLL_SECONDS = 30;
const PAUSE_MS = { first: 1_000, most: 30_000, conflict: 10_000, refused: 60_000 };

export interface PollParts {
  /** With a timeout longer than POLL_SECONDS. */
  api: ApiClient;
  taker: UpdateTaker;
  waiter: Waiter;
  log: Log;
  accept(incoming: Incoming[]): Promise<void>;
}

/**
 * Takes updates until the signal ends it. Each batch is confirmed only once it is stored: what is not comes again, after a
 * restart too. Never throws.
 */
export async function pollUpdates({ api, taker, waiter, log, accept }: PollParts, signal: AbortSignal): Promise<void> {
  let offset: number | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const batch = batchSchema.parse(await api.call('getUpdates', {
        timeout: POLL_SECONDS, limit: 100, allowed_updates: ALLOWED_UPDATES, ...(offset === undefined ? {} : { offset }),
      }, signal));
      await taker.take(batch, accept);
      const last = batch.at(-1);
      if (last) offset = last.update_id + 1;
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      failures++;
      if (error instanceof TelegramError && error.code === 409 && /webhook/i.test(error.description)) await removeWebhook(api, signal);
      const pause = pauseAfter(error, failures, waiter.random());
      const fields = { reason: error instanceof Error ? error.message : 'unknown', failures, seconds: Math.round(pause / 1000) };
      log[failures > 3 ? 'error' : 'warn'](fields, 'Telegram gave no updates; trying again');
      await waiter.wait(pause, signal);
    }
  }
}

async function removeWebhook(api: ApiClient, signal: AbortSignal): Promise<void> {
  await api.call('deleteWebhook', { drop_pending_updates: false }, signal).catch(() => undefined);
}

/** Milliseconds to the next try. */
export function pauseAfter(error: unknown, failures: number, random: number): number {
  if (error instanceof TelegramError) {
    if (error.details.retryAfterSeconds !== undefined) return error.details.retryAfterSeconds * 1000;
    // Another process polls with this token: it may be the one before us that is about to end.
    if (error.code === 409) return PAUSE_MS.conflict * (0.5 + random / 2);
    if (error.code === 401 || error.code === 404) return PAUSE_MS.refused;
  }
  return Math.min(PAUSE_MS.first * 2 ** (failures - 1), PAUSE_MS.most) * (0.5 + random / 2);
}
