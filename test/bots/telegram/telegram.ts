import type { Incoming } from '../../../bots/channel.js';
import { createTelegram, type Telegram, type TelegramParts } from '../../../bots/telegram/createTelegram.js';
import type { Waiter } from '../../../bots/telegram/waiter.js';
import { FakeTelegram } from '../../fakes/telegram/fakeTelegram.js';

export const SECRET = 'webhook-secret_1';

/** Every line that was logged, as text. */
export interface Logged {
  lines: string[];
  log: TelegramParts['log'];
}

export function logged(): Logged {
  const lines: string[] = [];
  const write = (fields: object, message: string): void => void lines.push(`${message} ${JSON.stringify(fields, (_, value: unknown) => (value instanceof Error ? `${value.stack}` : value))}`);
  return { lines, log: { info: write, warn: write, error: write } };
}

/** Waits for nothing, and remembers for how long it should have. */
export function impatient(): Waiter & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    random: () => 1,
    wait: async (ms) => {
      pauses.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export interface TestBot {
  fake: FakeTelegram;
  telegram: Telegram;
  log: Logged;
  waiter: ReturnType<typeof impatient>;
}

/** A bot against a fake server of its own. */
export async function testBot({ mode = 'polling', publicUrl, token, ...options }: { mode?: 'polling' | 'webhook'; publicUrl?: string; token?: string; limitsRates?: boolean } = {}): Promise<TestBot> {
  const fake = await new FakeTelegram(options).start();
  const log = logged();
  const waiter = impatient();
  const telegram = createTelegram({
    config: { token: token ?? fake.token, apiRoot: fake.url, mode, webhookSecret: SECRET },
    log: log.log, waiter, ...(publicUrl === undefined ? {} : { publicUrl }),
  });
  return { fake, telegram, log, waiter };
}

/** An inbox in memory: what was stored, and a promise for when enough is. */
export function inbox(): { got: Incoming[]; accept(incoming: Incoming[]): Promise<void>; until(count: number): Promise<void>; failing: number } {
  const got: Incoming[] = [];
  const waiting: { count: number; done(): void }[] = [];
  const box = {
    got,
    failing: 0,
    accept(incoming: Incoming[]): Promise<void> {
      if (box.failing-- > 0) return Promise.reject(new Error('the database is away'));
      got.push(...incoming);
      for (const { count, done } of waiting) if (got.length >= count) done();
      return Promise.resolve();
    },
    until(count: number): Promise<void> {
      return got.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done }));
    },
  };
  return box;
}
