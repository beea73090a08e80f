import type { FakeUpdate } from './updateQueue.js';

export interface Webhook {
  url: string;
  secret: string | undefined;
}

/** Delivers updates to a webhook: those of one chat one after another, each until a 2xx, with growing pauses. */
export class WebhookSender {
  readonly #chats = new Map<unknown, Promise<void>>();
  /** What `getWebhookInfo` says of the last failure. */
  lastError: string | undefined;
  /** Status codes in the order they came. */
  readonly answers: number[] = [];
  #stopped = false;

  constructor(private readonly pausesMs: readonly number[]) {}

  send(webhook: Webhook, chat: unknown, update: FakeUpdate): Promise<void> {
    const before = this.#chats.get(chat) ?? Promise.resolve();
    const sent = before.then(() => this.#deliver(webhook, update));
    this.#chats.set(chat, sent);
    return sent;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #deliver({ url, secret }: Webhook, update: FakeUpdate): Promise<void> {
    for (let tries = 0; !this.#stopped; tries++) {
      try {
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }) },
          body: JSON.stringify(update),
        });
        await answer.body?.cancel();
        this.answers.push(answer.status);
        if (answer.ok) return;
        this.lastError = `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
      } catch {
        this.lastError = 'Connection failed';
      }
      const pause = this.pausesMs[Math.min(tries, this.pausesMs.length - 1)]!;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
