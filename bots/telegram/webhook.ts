import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Incoming } from '../channel.js';
import type { Log } from '../web/dependencies.js';
import type { UpdateTaker } from './takeUpdates.js';

/** Several times the largest update that Telegram sends. */
const MOST_BYTES = 256 * 1024;

export interface WebhookParts {
  secret: string;
  taker: UpdateTaker;
  log: Log;
  accept(incoming: Incoming[]): Promise<void>;
}

/**
 * `POST /webhooks/telegram`. 200: stored, or nothing for us in it; 401: not from Telegram, its body is not even read; 400: no JSON;
 * 413: too large; 500: not stored, Telegram sends it again.
 */
export function webhookRoutes({ secret, taker, log, accept }: WebhookParts): Hono {
  const expected = digest(secret);
  const app = new Hono();
  app.post(
    '/webhooks/telegram',
    async (c, next) => {
      const given = c.req.header('x-telegram-bot-api-secret-token') ?? '';
      // Digests have one length, so that the comparison tells nothing about the secret's.
      return timingSafeEqual(digest(given), expected) ? next() : c.body(null, 401);
    },
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.body(null, 413) }),
    async (c) => {
      let update: unknown;
      try {
        update = JSON.parse(await c.req.text());
      } catch {
        return c.body(null, 400);
      }
      try {
        await taker.take([update], accept);
      } catch (error) {
        log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a Telegram update was not stored');
        return c.body(null, 500);
      }
      return c.body(null, 200);
    },
  );
  return app;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
