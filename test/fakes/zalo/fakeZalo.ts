import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { checkMessage, checkWindow, isReply } from './messageRules.js';
import { FakeOauth } from './oauth.js';
import { refusal, type Failure, type FakeState, type Reply, type SeenRequest } from './state.js';
import { WebhookSender } from './webhookSender.js';

export interface FakeZaloOptions {
  appId?: string;
  appSecret?: string;
  oaSecret?: string;
  oaId?: string;
  now?: () => number;
  /** Fixed port, for a demonstration; any free one when absent. */
  port?: number;
}

/** A Zalo that runs on this machine: OAuth, the Official Account API, and webhooks. Checks what it gets as the real one documents it. */
export class FakeZalo {
  readonly oauth: FakeOauth;
  readonly webhooks: WebhookSender;
  /** Whether the account's own messages come back as events, and whether before the call is answered. */
  echoes: 'off' | 'after' | 'before' = 'off';
  /** Resolves when the echoes so far are delivered. */
  echoing: Promise<unknown> = Promise.resolve();
  readonly #failures = new Map<string, Failure[]>();
  #calls: number[] = [];

  private constructor(readonly state: FakeState, private readonly server: Server, readonly url: string) {
    this.oauth = new FakeOauth(state);
    this.webhooks = new WebhookSender(state);
    server.on('request', (request, response) => void this.#serve(request, response));
  }

  static async start(options: FakeZaloOptions = {}): Promise<FakeZalo> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    const state: FakeState = {
      appId: options.appId ?? '1000000000000000001', appSecret: options.appSecret ?? 'test-app-secret', oaSecret: options.oaSecret ?? 'test-oa-secret-key',
      oaId: options.oaId ?? '4000000000000000004', now: options.now ?? Date.now, users: new Map(),
      oa: { verified: true, paidPackage: true, disabled: false, linked: true, balance: 1_000 },
      rateLimit: 4_000, expiredCode: -220, refusesButtons: false, requests: [], violations: [], sent: [],
    };
    return new FakeZalo(state, server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The next calls of a path fail as written, in this order. */
  failNext(path: string, ...failures: Failure[]): void {
    this.#failures.set(path, [...(this.#failures.get(path) ?? []), ...failures]);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.url);
    const seen: SeenRequest = { method: request.method ?? '', path: url.pathname, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
    this.state.requests.push(seen);
    const failure = this.#failures.get(url.pathname)?.shift();
    if (failure?.delayMs !== undefined) await wait(failure.delayMs);
    if (failure?.drop === 'before') return void request.socket.destroy();
    if (failure && failure.drop === undefined && (failure.status !== undefined || failure.body !== undefined)) return write(response, { status: failure.status ?? 200, body: failure.body ?? {} });
    const reply = await this.#answer(seen);
    if (failure?.drop === 'after') return void request.socket.destroy();
    write(response, reply);
  }

  async #answer(seen: SeenRequest): Promise<Reply> {
    if (seen.path === '/v4/oa/access_token' && seen.method === 'POST') return this.oauth.answer(seen);
    const route = `${seen.method} ${seen.path}`;
    if (!['POST /v3.0/oa/message/cs', 'POST /v2.0/oa/message', 'GET /v2.0/oa/getoa', 'POST /v3.0/oa/quota/message'].includes(route)) {
      this.state.violations.push(`unknown address ${route}`);
      return { status: 404, body: { error: 404, message: 'Empty api' } };
    }
    const refused = this.#refuse(seen);
    if (refused) return refused;
    if (seen.path === '/v2.0/oa/getoa') return ok({ oaid: this.state.oaId, name: 'UBND xã Thử Nghiệm', is_verified: this.state.oa.verified, oa_type: 4, num_follower: 12, package_name: 'Tăng trưởng', package_valid_through_date: '31/12/2026', linked_ZCA: this.state.oa.linked });
    if (seen.path === '/v3.0/oa/quota/message') return ok({ last_interaction: String(this.state.now()), cs_reply: { remain: 8, total: 8 } });
    return seen.path === '/v2.0/oa/message' ? this.#anonymous(parse(seen.body)) : this.#message(parse(seen.body));
  }

  /** What is wrong before the message is looked at. */
  #refuse({ headers }: SeenRequest): Reply | undefined {
    const now = this.state.now();
    if (headers['authorization'] !== undefined) this.state.violations.push('the token goes into the header access_token');
    const token = headers['access_token'];
    const code = this.oauth.check(Array.isArray(token) ? token[0] : token);
    if (code !== 0) return refusal(code, code === -220 ? 'access_token is expired or removed' : 'Access token is invalid');
    this.#calls = [...this.#calls.filter((at) => now - at < 60_000), now];
    if (this.#calls.length > this.state.rateLimit) return refusal(-32, 'Your application reached limit call api');
    const { oa } = this.state;
    if (oa.disabled) return refusal(-204, 'Offical Account is disable');
    if (!oa.verified) return refusal(-221, 'OA needs to be verified');
    return oa.paidPackage ? undefined : refusal(-224, 'OA tier package needs an upgrade');
  }

  async #message(body: unknown): Promise<Reply> {
    const message = checkMessage(this.state, body);
    if (isReply(message)) return message;
    const window = checkWindow(this.state, this.state.users.get(message.userId));
    if (isReply(window)) return window;
    const id = randomBytes(10).toString('hex');
    this.state.sent.push({ id, ...message, ...window });
    const echo = (): Promise<unknown> => this.webhooks.emit({
      app_id: this.state.appId, event_name: 'oa_send_text', timestamp: String(this.state.now()), sender: { id: this.state.oaId }, recipient: { id: message.userId },
      message: { msg_id: id, text: message.text },
    });
    if (this.echoes === 'before') await echo();
    if (this.echoes === 'after') this.echoing = Promise.all([this.echoing, echo()]);
    return ok({ message_id: id, user_id: message.userId, sent_time: String(this.state.now()), ...(window.billed ? { quota: { quota_type: 'purchase_quota', remain: '0', total: '0' } } : {}) });
  }

  #anonymous(body: unknown): Reply {
    const { recipient, message } = body as { recipient?: Record<string, unknown>; message?: Record<string, unknown> };
    if (recipient?.['user_id'] !== undefined) return refusal(-240, 'Message V2 API has been shut down');
    if (typeof recipient?.['anonymous_id'] !== 'string' || typeof recipient['conversation_id'] !== 'string') return refusal(-201, 'anonymous_id is invalid!');
    if (typeof message?.['text'] !== 'string' || message['text'].length > 2_000) return refusal(-201, 'text is invalid!');
    if (message['attachment'] !== undefined) return refusal(-233, 'Message type is not supported');
    const id = randomBytes(10).toString('hex');
    this.state.sent.push({ id, userId: recipient['anonymous_id'], text: message['text'], buttons: [], billed: false });
    return ok({ message_id: id, ...recipient });
  }
}

const ok = (data: object): Reply => ({ body: { data, error: 0, message: 'Success' } });

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, { status = 200, body, headers = {} }: Reply): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json', 'x-ratelimit-limit': '4000', ...headers });
  response.end(text);
}
