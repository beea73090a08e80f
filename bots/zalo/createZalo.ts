import type { Hono } from 'hono';
import type { MessagingBot } from '../channel.js';
import { connectZalo } from './connection.js';
import { NO_METRICS, type Accept, type ZaloDependencies } from './dependencies.js';
import { DoubtfulSends } from './doubtfulSends.js';
import { renderAnswer } from './renderAnswer.js';
import { renderNotice } from './renderNotice.js';
import { PartSender } from './sendPart.js';
import { webhookSecret } from './settings.js';
import type { WebhookEvent } from './webhookEvent.js';
import { webhookRoutes } from './webhookRoutes.js';

/** What is noted in the database about webhooks and read from it about the account, at most this often. */
const NOTE_EVERY_MS = 60_000;

export interface Zalo {
  bot: MessagingBot;
  /** The door for `/webhooks/zalo`. `accept` must have stored what it gets when it returns. */
  routes(deps: { accept: Accept }): Hono;
  /** For a job every hour: refreshes the token ahead of time, also while nobody writes. Never throws. */
  upkeep(): Promise<void>;
}

/**
 * The Official Account as a messaging bot.
 * @throws ZaloSettingError naming the setting that is missing
 * @example
 * const zalo = createZalo({ config: config.zalo, tokens: store.zaloTokens, log });
 * app.route('/', zalo.routes({ accept: (incoming) => inbox.put(incoming) }));
 */
export function createZalo(deps: ZaloDependencies): Zalo {
  const { config, tokens, log, metrics = NO_METRICS, now = Date.now } = deps;
  const secret = webhookSecret(config);
  const { app: { appId }, api, kept, accessTokens } = connectZalo(deps);
  const doubts = new DoubtfulSends(now);
  const sender = new PartSender({ api, tokens: accessTokens, doubts, log, metrics, now });
  const account = rarely(now, async () => (await tokens.read(appId))?.oa_id || undefined);
  const note = rarely(now, () => tokens.noteWebhook(appId));

  const seen = async (event: WebhookEvent): Promise<void> => {
    await note();
    if (event.event_name === 'permission_revoked') await kept.revoked();
    const { recipient, message, sender: from } = event;
    // An echo with an admin's id is a message that a person wrote.
    if (/^oa_send_(text|template|list)$/u.test(event.event_name) && recipient && message?.msg_id !== undefined && message.text !== undefined && from?.['admin_id'] === undefined) {
      doubts.echoed(recipient.id, message.text, message.msg_id);
    }
  };

  return {
    bot: {
      channel: 'zalo',
      render: renderAnswer,
      renderNotice,
      send: (part) => sender.send(part),
      // An Official Account has no sign for "is writing".
      typing: () => Promise.resolve(),
    },
    routes: ({ accept }) => webhookRoutes({ appId, secret, accept, account, seen, log, metrics, now }),
    upkeep: () => accessTokens.upkeep(),
  };
}

/** Does something again only after a while; the last result stands until then. */
function rarely<T>(now: () => number, work: () => Promise<T>): () => Promise<T> {
  let last: { at: number; result: T } | undefined;
  return async () => {
    if (!last || now() - last.at >= NOTE_EVERY_MS) last = { at: now(), result: await work() };
    return last.result;
  };
}
