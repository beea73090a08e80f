import type { AxiosInstance } from 'axios';
import type { Config } from '../../src/config.js';
import type { ZaloTokens } from '../../src/store/zaloTokens.js';
import type { Incoming } from '../channel.js';

export type ZaloConfig = Config['zalo'];

/** What the Zalo side needs of a logger; pino fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What became of a webhook call. */
export type WebhookOutcome =
  | 'accepted' | 'ignored' | 'unknown' | 'misshapen' | 'unsigned' | 'bad_signature' | 'stale' | 'too_large' | 'other_account' | 'failed';
/** What became of sending a part. */
export type SendOutcome = 'sent' | 'later' | 'given_up' | 'staff' | 'in_doubt';
/** What became of getting a new token pair. */
export type RefreshOutcome = 'refreshed' | 'later' | 'lost';

/** What the Zalo side counts; `staff` and `lost` deserve an alarm. */
export interface ZaloMetrics {
  webhook(outcome: WebhookOutcome): void;
  sent(outcome: SendOutcome, code: number): void;
  refreshed(outcome: RefreshOutcome): void;
}

export interface ZaloDependencies {
  config: ZaloConfig;
  tokens: ZaloTokens;
  log: Log;
  metrics?: ZaloMetrics;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** For tests: its own time-outs. No headers of its own: the same one speaks to two hosts. */
  http?: AxiosInstance;
  /** Waits between two tries to refresh. */
  pause?: (ms: number) => Promise<unknown>;
}

/** Where verified messages go. Must have stored them when it returns: Zalo is told then that they have arrived. */
export type Accept = (incoming: Incoming[]) => Promise<void>;

export const NO_METRICS: ZaloMetrics = { webhook: () => undefined, sent: () => undefined, refreshed: () => undefined };
