import { checkMessage } from './checkMessage.js';
import type { Entity } from './parseHtml.js';
import { RateLimit } from './rateLimit.js';
import { UpdateQueue, type FakeUpdate } from './updateQueue.js';
import { WebhookSender, type Webhook } from './webhookSender.js';

export type Body = Record<string, unknown>;
export type ApiAnswer = { ok: true; result: unknown } | { ok: false; error_code: number; description: string; parameters?: Body };

export interface FakeButton {
  text: string;
  callback_data?: string;
  url?: string;
}

/** A message as the chat shows it. */
export interface ShownMessage {
  message_id: number;
  /** False: a person wrote it. */
  fromBot: boolean;
  from: number;
  text: string;
  entities: Entity[];
  keyboard: FakeButton[][];
  /** As it was sent. */
  body: Body;
}

export interface FakeChat {
  id: number;
  type: 'private' | 'group' | 'supergroup';
  isBlocked: boolean;
  messages: ShownMessage[];
  actions: string[];
}

export interface BotApiOptions {
  token: string;
  username: string;
  /** Answers 429 beyond Telegram's rates. */
  limitsRates: boolean;
  now: () => number;
  pausesMs: readonly number[];
}

/** The state behind the fake Bot API, and its methods. */
export class BotApi {
  readonly chats = new Map<number, FakeChat>();
  readonly updates = new UpdateQueue();
  readonly webhooks: WebhookSender;
  readonly taps = new Map<string, { answered: boolean; note?: string }>();
  commands: { command: string; description: string }[] = [];
  webhook: (Webhook & { allowed: string[] }) | undefined;
  readonly bot: { id: number; is_bot: true; first_name: string; username: string };
  readonly #rates: RateLimit;
  #held: { chat: number; update: FakeUpdate }[] | undefined;
  #nextMessage = 100;

  constructor(readonly options: BotApiOptions) {
    this.bot = { id: Number(options.token.split(':')[0]), is_bot: true, first_name: 'Một Cửa', username: options.username };
    this.#rates = new RateLimit(options.now);
    this.webhooks = new WebhookSender(options.pausesMs);
  }

  nextMessageId(): number {
    return this.#nextMessage++;
  }

  chat(id: number, type: FakeChat['type'] = id < 0 ? 'supergroup' : 'private'): FakeChat {
    const chat = this.chats.get(id) ?? { id, type, isBlocked: false, messages: [], actions: [] };
    this.chats.set(id, chat);
    return chat;
  }

  /** Gives an update its number and sends it the way the bot asked for. */
  emit(chat: number, update: Body, { copies = 1 } = {}): FakeUpdate {
    const numbered = this.updates.number(update);
    for (let i = 0; i < copies; i++) {
      if (this.#held) this.#held.push({ chat, update: numbered });
      else this.#deliver(chat, numbered);
    }
    return numbered;
  }

  /** From now on updates are late: they wait for `release`. */
  hold(): void {
    this.#held ??= [];
  }

  /** Delivers what was held, in the order that `reorder` makes of it. */
  release(reorder: <T>(updates: T[]) => T[] = (updates) => updates): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const { chat, update } of reorder(held)) this.#deliver(chat, update);
  }

  #deliver(chat: number, update: FakeUpdate): void {
    if (this.webhook) void this.webhooks.send(this.webhook, chat, update);
    else this.updates.put(update);
  }

  async call(method: string, body: Body): Promise<ApiAnswer | undefined> {
    switch (method) {
      case 'getMe': return ok({ ...this.bot, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false });
      case 'setMyCommands': return this.#setCommands(body);
      case 'getMyCommands': return ok(this.commands);
      case 'setWebhook': return this.#setWebhook(body);
      case 'deleteWebhook': this.webhook = undefined; return ok(true);
      case 'getWebhookInfo': return ok({ url: this.webhook?.url ?? '', pending_update_count: this.updates.pending.length, last_error_message: this.webhooks.lastError });
      case 'getUpdates': return this.#getUpdates(body);
      case 'sendMessage': return this.#sendMessage(body);
      case 'sendChatAction': return this.#sendChatAction(body);
      case 'answerCallbackQuery': return this.#answerTap(body);
      default: return undefined;
    }
  }

  #setCommands({ commands }: Body): ApiAnswer {
    const list = commands as { command: string; description: string }[];
    const isGood = Array.isArray(list) && list.length <= 100
      && list.every(({ command, description }) => /^[a-z0-9_]{1,32}$/.test(command) && description.length >= 1 && description.length <= 256);
    if (!isGood) return refuse(400, 'Bad Request: BOT_COMMAND_INVALID');
    this.commands = list;
    return ok(true);
  }

  #setWebhook({ url, secret_token: secret, allowed_updates: allowed }: Body): ApiAnswer {
    if (typeof url !== 'string' || !/^https?:/.test(url)) return refuse(400, 'Bad Request: bad webhook: invalid URL');
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret))) return refuse(400, 'Bad Request: secret token contains unallowed characters');
    if (!Array.isArray(allowed)) return refuse(400, 'Bad Request: allowed_updates must be sent here');
    this.webhook = { url, secret: secret as string | undefined, allowed: allowed as string[] };
    return ok(true);
  }

  async #getUpdates({ offset, limit, timeout }: Body): Promise<ApiAnswer> {
    if (this.webhook) return refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    return this.updates.get({ ...(typeof offset === 'number' ? { offset } : {}), limit: Number(limit ?? 100), timeout: Number(timeout ?? 0) });
  }

  #sendMessage(body: Body): ApiAnswer {
    const chat = this.chats.get(Number(body['chat_id']));
    if (chat === undefined) return refuse(400, 'Bad Request: chat not found');
    if (chat.isBlocked) return refuse(403, 'Forbidden: bot was blocked by the user');
    const checked = checkMessage(body);
    if (!checked.ok) return refuse(400, checked.description);
    const wait = this.options.limitsRates ? this.#rates.retryAfter(chat.id) : undefined;
    if (wait !== undefined) return { ...refuse(429, `Too Many Requests: retry after ${wait}`), parameters: { retry_after: wait } };
    const { text, entities } = checked;
    const keyboard = ((body['reply_markup'] as { inline_keyboard?: FakeButton[][] } | undefined)?.inline_keyboard ?? []);
    const message: ShownMessage = { message_id: this.nextMessageId(), fromBot: true, from: this.bot.id, text: text.trim(), entities, keyboard, body };
    chat.messages.push(message);
    return ok({ message_id: message.message_id, date: seconds(this.options.now()), chat: { id: chat.id, type: chat.type }, from: this.bot, text: message.text, entities });
  }

  #sendChatAction({ chat_id: id, action }: Body): ApiAnswer {
    const chat = this.chats.get(Number(id));
    if (chat === undefined) return refuse(400, 'Bad Request: chat not found');
    chat.actions.push(String(action));
    return ok(true);
  }

  #answerTap({ callback_query_id: id, text }: Body): ApiAnswer {
    const tap = this.taps.get(String(id));
    if (tap === undefined || tap.answered) return refuse(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    if (text !== undefined && String(text).length > 200) return refuse(400, 'Bad Request: MESSAGE_TOO_LONG');
    Object.assign(tap, { answered: true, ...(text === undefined ? {} : { note: String(text) }) });
    return ok(true);
  }
}

export function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function ok(result: unknown): ApiAnswer {
  return { ok: true, result };
}

function refuse(code: number, description: string): ApiAnswer & { ok: false } {
  return { ok: false, error_code: code, description };
}
