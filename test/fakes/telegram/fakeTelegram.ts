import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotApi, type Body, type BotApiOptions } from './botApi.js';
import { Person } from './person.js';

/** What a call is answered with instead of the truth. */
export interface Failure {
  status?: number;
  /** An object is sent as JSON, a text as it is. */
  body?: Body | string;
  delayMs?: number;
  /** Cuts the connection before the call is carried out, or after. */
  drop?: 'before' | 'after';
}

export interface ApiRequest {
  method: string;
  body: Body;
}

/** A Bot API server on the loopback that checks what it is sent as the real one does. */
export class FakeTelegram {
  readonly api: BotApi;
  readonly requests: ApiRequest[] = [];
  /** What no correct client does: unknown methods, bodies that are no JSON. Must stay empty. */
  readonly violations: string[] = [];
  readonly #failures = new Map<string, Failure[]>();
  readonly #server: Server;
  url = '';

  constructor(options: Partial<BotApiOptions> = {}) {
    this.api = new BotApi({
      token: '123456789:AAfake-token_for_tests', username: 'motcua_bot', limitsRates: false, now: Date.now, pausesMs: [10, 20, 40, 80], ...options,
    });
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  get token(): string {
    return this.api.options.token;
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.api.webhooks.stop();
    this.api.updates.hangUp();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  person(id: number, chatId?: number): Person {
    return new Person(this.api, id, chatId);
  }

  /** The next calls of that method fail this way, one after another. */
  fail(method: string, ...failures: Failure[]): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), ...failures]);
  }

  calls(method: string): Body[] {
    return this.requests.filter((request) => request.method === method).map(({ body }) => body);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)(?:\?.*)?$/.exec(request.url ?? '') ?? [];
    if (token === undefined || !/^\d+:/.test(token)) return this.#reply(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    if (token !== this.token) return this.#reply(response, 401, { ok: false, error_code: 401, description: 'Unauthorized' });
    const body = await this.#read(request);
    if (body === undefined) {
      this.violations.push(`${method}: the body is no JSON object`);
      return this.#reply(response, 400, { ok: false, error_code: 400, description: "Bad Request: can't parse JSON" });
    }
    this.requests.push({ method, body });
    const failure = this.#failures.get(method)?.shift();
    if (failure?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, failure.delayMs));
    if (failure?.drop === 'before') return void response.destroy();
    if (failure?.status !== undefined || failure?.body !== undefined) return this.#reply(response, failure.status ?? 200, failure.body ?? {});
    if (method === 'getUpdates') response.once('close', () => { if (!response.writableFinished) this.api.updates.hangUp(); });
    const answer = await this.api.call(method, body);
    if (failure?.drop === 'after') return void response.destroy();
    if (answer === undefined) {
      this.violations.push(`${method}: no such method here`);
      return this.#reply(response, 404, { ok: false, error_code: 404, description: 'Not Found' });
    }
    this.#reply(response, answer.ok ? 200 : answer.error_code, answer);
  }

  async #read(request: IncomingMessage): Promise<Body | undefined> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    if (text === '') return {};
    try {
      const body: unknown = JSON.parse(text);
      return typeof body === 'object' && body !== null && !Array.isArray(body) ? body as Body : undefined;
    } catch {
      return undefined;
    }
  }

  #reply(response: ServerResponse, status: number, body: Body | string): void {
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json' }).end(isText ? body : JSON.stringify(body));
  }
}
