import type { Log } from '../web/dependencies.js';
import type { ApiClient } from './apiClient.js';
import { commandMenu } from './commands.js';
import { ALLOWED_UPDATES } from './limits.js';
import { pauseAfter } from './poll.js';
import type { Waiter } from './waiter.js';

export interface IntroduceParts {
  api: ApiClient;
  waiter: Waiter;
  log: Log;
  /** How updates reach us: polled for; by a webhook at this address; or by one that the operator registers. */
  updates: 'polled' | 'registered' | { url: string; secret: string };
}

/** Tells Telegram our commands and how updates reach us, trying until it is done or the signal ends it. Never throws. */
export async function introduce({ api, waiter, log, updates }: IntroduceParts, signal: AbortSignal): Promise<void> {
  const calls: [string, object][] = [['setMyCommands', { commands: commandMenu }]];
  // Messages that waited while we were away are answered, not dropped.
  if (updates === 'polled') calls.push(['deleteWebhook', { drop_pending_updates: false }]);
  else if (updates !== 'registered') {
    calls.push(['setWebhook', { url: updates.url, secret_token: updates.secret, allowed_updates: ALLOWED_UPDATES, drop_pending_updates: false }]);
  }
  for (const [method, body] of calls) {
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        await api.call(method, body, signal);
        break;
      } catch (error) {
        if (signal.aborted) return;
        const pause = pauseAfter(error, failures, waiter.random());
        log.warn({ reason: error instanceof Error ? error.message : 'unknown', seconds: Math.round(pause / 1000) }, 'Telegram does not answer; trying again');
        await waiter.wait(pause, signal);
      }
    }
  }
}
