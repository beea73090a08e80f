import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Accept, Log, WebhookOutcome, ZaloMetrics } from './dependencies.js';
import { readEvent } from './incomingFrom.js';
import { rareWarning } from './rareWarning.js';
import { signedTimestamp } from './signature.js';
import { webhookEvent, type WebhookEvent } from './webhookEvent.js';

/** Zalo's largest events are a few KB. */
const MAX_BODY_BYTES = 256 * 1024;
/** Zalo repeats for 1 h 50 min; what comes later is a replay or a wrong clock. The inbox must remember message ids for longer than this. */
export const OLDEST_MS = 2 * 3_600_000;
const SKEW_MS = 10 * 60_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

export interface WebhookParts {
  appId: string;
  secret: string;
  accept: Accept;
  /** The account that granted our tokens; undefined while it is not known. */
  account: () => Promise<string | undefined>;
  /** Told of each verified event, whatever it is. */
  seen: (event: WebhookEvent) => Promise<void>;
  log: Log;
  metrics: Pick<ZaloMetrics, 'webhook'>;
  now: () => number;
}

type Status = 200 | 400 | 401 | 403 | 413 | 503;

/**
 * The door that Zalo knocks at. The console's probe comes unsigned and wants 200: it gets that, and is dropped. A wrong signature gets
 * 401 and not 200: when the secret in our settings is wrong, Zalo then repeats for two hours and tells the administrator, instead of
 * citizens being ignored.
 */
export function webhookRoutes(parts: WebhookParts): Hono {
  const { log, metrics, now } = parts;
  const warn = {
    signature: rareWarning(log, now, 'zalo: a webhook with a wrong signature; if it came from Zalo, check MOTCUA_ZALO_OA_SECRET and MOTCUA_ZALO_APP_ID'),
    stale: rareWarning(log, now, 'zalo: a signed webhook of another time: replayed, or the clock of this machine is wrong'),
    shape: rareWarning(log, now, 'zalo: a signed event of an unknown shape was ignored'),
    event: rareWarning(log, now, 'zalo: an event was ignored'),
  };
  const app = new Hono();
  const end = (outcome: WebhookOutcome, status: Status): Response => {
    metrics.webhook(outcome);
    return new Response(null, { status });
  };
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => end('too_large', 413) });

  app.get('/webhooks/zalo', () => new Response(null, { status: 200 }));
  app.post('/webhooks/zalo', limit, async (c) => {
    const signature = c.req.header('x-zevent-signature');
    if (signature === undefined || signature === '') return end('unsigned', 200);
    const body = await c.req.arrayBuffer().then((bytes) => Buffer.from(bytes), () => undefined);
    // The connection broke in the middle.
    if (body === undefined) return end('misshapen', 400);
    const timestamp = signedTimestamp(body, signature, parts.appId, parts.secret);
    if (timestamp === undefined) {
      warn.signature({ bytes: body.length });
      return end('bad_signature', 401);
    }
    const age = now() - Number(timestamp);
    if (age > OLDEST_MS || age < -SKEW_MS) {
      warn.stale({ minutes: Math.round(age / 60_000) });
      return end('stale', 403);
    }
    const event = parse(body);
    if (event === undefined) return end('misshapen', 400);
    if (event === null || event.timestamp !== timestamp || event.app_id !== parts.appId) {
      warn.shape({ bytes: body.length });
      return end('misshapen', 200);
    }
    return handle(event, body);
  });

  async function handle(event: WebhookEvent, body: Buffer): Promise<Response> {
    const { event_name: name } = event;
    try {
      const account = await parts.account();
      const theirs = event.oa_id ?? (name.startsWith('oa_') ? event.sender?.id : event.recipient?.id);
      // One address serves all accounts of an app, and our tokens reach the citizens of one.
      if (account !== undefined && theirs !== undefined && theirs !== account && !/^user_(seen|received)_/u.test(name)) return end('other_account', 200);
      await parts.seen(event);
      const read = readEvent(event, body);
      if (read.kind === 'incoming') {
        await parts.accept([read.incoming]);
        return end('accepted', 200);
      }
      if (read.kind !== 'ignored') warn.event({ event: name, why: read.kind });
      return end(read.kind, 200);
    } catch (error) {
      // Zalo repeats what was not taken; whether after any failure is not documented, so this must stay rare.
      log.error({ error: error instanceof Error ? error.message : String(error), event: name }, 'zalo: an event could not be stored');
      return end('failed', 503);
    }
  }
  return app;
}

/** Undefined for what is no JSON, null for JSON of another shape. */
function parse(body: Buffer): WebhookEvent | null | undefined {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(body));
  } catch {
    return undefined;
  }
  const event = webhookEvent.safeParse(value);
  return event.success ? event.data : null;
}
