import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axios from 'axios';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Incoming } from '../../../bots/channel.js';
import { createZalo, type Zalo } from '../../../bots/zalo/createZalo.js';
import type { Log, ZaloConfig, ZaloMetrics } from '../../../bots/zalo/dependencies.js';
import { listen, type Listening } from '../../../src/server/listen.js';
import { cachedStatements } from '../../../src/store/cachedStatements.js';
import { Leases } from '../../../src/store/leases.js';
import { conversations0001 } from '../../../src/store/migrations/conversations0001.js';
import { zaloTokens0002 } from '../../../src/store/migrations/zaloTokens0002.js';
import type { Schema } from '../../../src/store/schema.js';
import { SharedSqliteDialect } from '../../../src/store/sqliteDialect.js';
import { ZaloTokens } from '../../../src/store/zaloTokens.js';
import { FakeZalo } from '../../fakes/zalo/fakeZalo.js';

export const START = Date.parse('2026-11-27T08:00:00Z');
export const HOUR = 3_600_000;
export const CITIZEN = '3000000000000000003';

export interface Clock {
  now: () => number;
  advance: (ms: number) => void;
}

export function clock(at = START): Clock {
  let time = at;
  return { now: () => time, advance: (ms) => void (time += ms) };
}

/** A state database with the tables that Zalo needs. */
export async function openTokens(now: () => number, file = ':memory:', migrate = true): Promise<{ tokens: ZaloTokens; close(): Promise<void> }> {
  const database = new Database(file, { timeout: 100 });
  database.pragma('journal_mode = WAL');
  const db = new Kysely<Schema>({ dialect: new SharedSqliteDialect(cachedStatements(database)) });
  if (migrate) for (const migration of [conversations0001, zaloTokens0002]) await migration.up(db as unknown as Kysely<unknown>);
  return { tokens: new ZaloTokens(db, new Leases(db, now), now), close: () => db.destroy() };
}

export function temporaryFile(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'motcua-zalo-')), 'state.sqlite');
}

/** Everything that was logged, as text, so that tests can look for what must not be there. */
export function memoryLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (fields: object, message: string) => void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}

export function memoryMetrics(): ZaloMetrics & { counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  const count = (name: string): void => void (counts[name] = (counts[name] ?? 0) + 1);
  return { counts, webhook: (outcome) => count(`webhook ${outcome}`), sent: (outcome) => count(`sent ${outcome}`), refreshed: (outcome) => count(`refreshed ${outcome}`) };
}

export interface Bench {
  fake: FakeZalo;
  zalo: Zalo;
  tokens: ZaloTokens;
  config: ZaloConfig;
  clock: Clock;
  log: ReturnType<typeof memoryLog>;
  metrics: ReturnType<typeof memoryMetrics>;
  /** What came through the door. */
  accepted: Incoming[];
  /** Set to make storing fail. */
  failing: { accept?: Error };
  web: Listening;
  /** Another server process on the same database. */
  another(): Zalo;
  close(): Promise<void>;
}

/** The product's Zalo side and the fake, over real HTTP on this machine. */
export async function bench(options: { settings?: Partial<ZaloConfig>; file?: string } = {}): Promise<Bench> {
  const time = clock();
  const fake = await FakeZalo.start({ now: time.now });
  const { tokens, close } = await openTokens(time.now, options.file);
  const pair = fake.oauth.grant();
  const config: ZaloConfig = {
    appId: fake.state.appId, appSecret: fake.state.appSecret, oaSecret: fake.state.oaSecret, accessToken: pair.accessToken, refreshToken: pair.refreshToken,
    apiRoot: fake.url, oauthRoot: fake.url, ...options.settings,
  };
  const log = memoryLog();
  const metrics = memoryMetrics();
  const another = (): Zalo => createZalo({ config, tokens, log, metrics, now: time.now, http: axios.create({ timeout: 1_500 }), pause: () => new Promise(setImmediate) });
  const zalo = another();
  const accepted: Incoming[] = [];
  const failing: { accept?: Error } = {};
  const web = await listen(zalo.routes({
    accept: (incoming) => {
      if (failing.accept) return Promise.reject(failing.accept);
      accepted.push(...incoming);
      return Promise.resolve();
    },
  }), { host: '127.0.0.1', port: 0 });
  fake.webhooks.url = `${web.url}/webhooks/zalo`;
  fake.state.users.set(CITIZEN, { follows: true, lastInteractionAt: time.now() });
  return {
    fake, zalo, tokens, config, clock: time, log, metrics, accepted, failing, web, another,
    async close() {
      await web.close(0);
      await fake.stop();
      await close();
    },
  };
}
