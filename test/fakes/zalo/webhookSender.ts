import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { FakeButton, FakeState } from './state.js';

export type Signing = 'ok' | 'bad' | 'none' | 'appSecret' | 'hmac';

export interface EmitOptions {
  sign?: Signing;
  /** Posts the same bytes this many times, all at once. */
  copies?: number;
  /** Changes the text of the body before it is signed: pretty-printed, escaped. */
  write?: (event: object) => string;
}

/** When Zalo tries again. */
const LADDER_MS = [30_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, 3_600_000];

/** Sends events as Zalo does: serialised once, those bytes signed. */
export class WebhookSender {
  /** Where events go; nothing is sent while it is unset. */
  url: string | undefined;
  disabled = false;

  constructor(private readonly state: FakeState) {}

  /** An event of a citizen, with the fields that all of them have. */
  userEvent(name: string, userId: string, message: Record<string, unknown>): Record<string, unknown> {
    const { appId, oaId, now } = this.state;
    return {
      app_id: appId, user_id_by_app: `9${userId}`, event_name: name, timestamp: String(now()), sender: { id: userId }, recipient: { id: oaId },
      message: { msg_id: randomBytes(10).toString('hex'), ...message },
    };
  }

  followEvent(name: 'follow' | 'unfollow', userId: string): Record<string, unknown> {
    const { appId, oaId, now } = this.state;
    return { app_id: appId, event_name: name, timestamp: String(now()), oa_id: oaId, follower: { id: userId }, user_id_by_app: `9${userId}`, source: 'oa_profile' };
  }

  /** Posts an event and gives the status of each copy. */
  async emit(event: object, { sign = 'ok', copies = 1, write = (value) => JSON.stringify(value) }: EmitOptions = {}): Promise<number[]> {
    const body = Buffer.from(write(event));
    const timestamp = String((event as { timestamp?: unknown }).timestamp ?? '');
    return Promise.all(Array.from({ length: copies }, () => this.post(body, this.signature(body, timestamp, sign))));
  }

  /** Delivers as Zalo does, with the ladder of repetitions; `advance` moves the clock. Gives the status of each try. */
  async deliver(event: object, advance: (ms: number) => void): Promise<number[]> {
    const body = Buffer.from(JSON.stringify(event));
    const mac = this.signature(body, String((event as { timestamp?: unknown }).timestamp), 'ok');
    const statuses = [await this.post(body, mac)];
    for (const [i, pause] of LADDER_MS.entries()) {
      if (statuses.at(-1) === 200) return statuses;
      advance(pause);
      statuses.push(await this.post(body, mac, { num_retry: String(i + 1) }));
    }
    this.disabled = statuses.at(-1) !== 200;
    return statuses;
  }

  /** Delivers events as a bad day does: some twice or three times, out of order, several at once. */
  async scramble(events: readonly object[], random: () => number = Math.random): Promise<void> {
    const copies = events.flatMap((event) => Array<object>(1 + Math.floor(random() * 3)).fill(event));
    const shuffled = copies.map((event) => ({ event, at: random() })).sort((a, b) => a.at - b.at).map(({ event }) => event);
    for (let i = 0; i < shuffled.length; i += 3) await Promise.all(shuffled.slice(i, i + 3).map((event) => this.emit(event)));
  }

  /** Text of a citizen. */
  says(userId: string, text: string, options?: EmitOptions): Promise<number[]> {
    this.touch(userId);
    return this.emit(this.userEvent('user_send_text', userId, { text }), options);
  }

  /** A tap on a button: only query buttons are told to the server. */
  async press(userId: string, button: FakeButton): Promise<number[]> {
    if (!button.type.startsWith('oa.query.')) return [];
    return this.says(userId, String(button.payload));
  }

  touch(userId: string): void {
    const user = this.state.users.get(userId) ?? { follows: false, lastInteractionAt: 0 };
    this.state.users.set(userId, { ...user, lastInteractionAt: this.state.now() });
  }

  async post(body: Buffer, signature: string | undefined, headers: Record<string, string> = {}): Promise<number> {
    if (this.url === undefined) throw new Error('the fake has no webhook address');
    const response = await fetch(this.url, {
      method: 'POST', body: new Uint8Array(body),
      headers: { 'content-type': 'application/json', ...(signature === undefined ? {} : { 'X-ZEvent-Signature': signature }), ...headers },
    });
    await response.arrayBuffer();
    return response.status;
  }

  signature(body: Buffer, timestamp: string, sign: Signing = 'ok'): string | undefined {
    const { appId, oaSecret, appSecret } = this.state;
    if (sign === 'none') return undefined;
    if (sign === 'bad') return `mac=${'0'.repeat(64)}`;
    const parts = (hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>) => hash.update(appId).update(body).update(timestamp);
    if (sign === 'hmac') return `mac=${parts(createHmac('sha256', oaSecret)).digest('hex')}`;
    return `mac=${parts(createHash('sha256')).update(sign === 'appSecret' ? appSecret : oaSecret).digest('hex')}`;
  }
}
