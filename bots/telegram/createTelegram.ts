import { Hono } from 'hono';
import type { Config } from '../../src/config.js';
import type { Incoming, MessagingBot } from '../channel.js';
import type { Log } from '../web/dependencies.js';
import { createApiClient } from './apiClient.js';
import { botIdOf, createIdentity } from './identity.js';
import { introduce } from './introduce.js';
import { POLL_SECONDS, pollUpdates } from './poll.js';
import { parseRecipient } from './recipient.js';
import { answerParts, noticeParts } from './renderParts.js';
import { sendPart } from './sendPart.js';
import { createUpdateTaker } from './takeUpdates.js';
import { realWaiter, type Waiter } from './waiter.js';
import { webhookRoutes } from './webhook.js';

export interface TelegramParts {
  /** Settings with a token. */
  config: Config['telegram'] & { readonly token: string };
  log: Log;
  /** Public address of this server (`https://bot.example.vn`): with it the webhook is registered by `introduce`. */
  publicUrl?: string;
  waiter?: Waiter;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export interface TelegramDependencies {
  /** Stores messages. Resolves once they are safe, rejects when they are not and Telegram must send them again. */
  accept(incoming: Incoming[]): Promise<void>;
}

export interface Telegram {
  bot: MessagingBot;
  /** `POST /webhooks/telegram`; nothing in polling mode. */
  routes(deps: TelegramDependencies): Hono;
  /** Tells Telegram our commands and, where the public address is known, our webhook. For webhook mode; `poll` does it by itself. */
  introduce(signal: AbortSignal): Promise<void>;
  /** Takes updates until the signal ends it; messages that were not stored come again. Never throws. */
  poll(deps: TelegramDependencies, signal: AbortSignal): Promise<void>;
}

const SEND_SECONDS = 20;

/** The Telegram channel: reads what comes in, renders Answers, sends parts. */
export function createTelegram({ config, log, publicUrl, waiter = realWaiter, now = Date.now }: TelegramParts): Telegram {
  const { token, apiRoot, mode, webhookSecret } = config;
  const api = createApiClient({ token, apiRoot, timeoutSeconds: SEND_SECONDS });
  const pollApi = createApiClient({ token, apiRoot, timeoutSeconds: POLL_SECONDS + 15 });
  const taker = createUpdateTaker({ api, botId: botIdOf(token), identity: createIdentity(api, token), now, log });
  return {
    bot: {
      channel: 'telegram',
      render: answerParts,
      renderNotice: (text, recipient, buttons = []) => noticeParts(text, recipient, buttons),
      send: (part) => sendPart(api, part),
      async typing(recipient) {
        await api.call('sendChatAction', { ...parseRecipient(recipient), action: 'typing' }).catch(() => undefined);
      },
    },
    routes: ({ accept }) => (mode === 'webhook' && webhookSecret !== undefined ? webhookRoutes({ secret: webhookSecret, taker, log, accept }) : new Hono()),
    introduce: (signal) => introduce({
      api, waiter, log,
      updates: mode === 'polling' ? 'polled'
        : publicUrl === undefined || webhookSecret === undefined ? 'registered' : { url: `${publicUrl}/webhooks/telegram`, secret: webhookSecret },
    }, signal),
    async poll({ accept }, signal) {
      await introduce({ api, waiter, log, updates: 'polled' }, signal);
      await pollUpdates({ api: pollApi, taker, waiter, log, accept }, signal);
    },
  };
}
