import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { cachedStatements } from '../../../src/store/cachedStatements.js';
import { openStore, storeOver, type Store } from '../../../src/store/openStore.js';
import type { SendPace } from '../../../src/store/outbox.js';
import type { Schema } from '../../../src/store/schema.js';
import { SharedSqliteDialect } from '../../../src/store/sqliteDialect.js';
import { fakeBot, type FakeBot } from '../../fakes/messagingBot.js';
import { echoAssistant, incoming, keys, stack, START, type Stack } from './harness.js';

/** One thing that happens. */
export type Event =
  /** A citizen writes; the platform delivers the message some times over, as platforms do. */
  | { what: 'message'; citizen: number; deliveries: number }
  /** The platform delivers an earlier message again. */
  | { what: 'again'; earlier: number }
  /** Workers and senders do some steps, side by side. */
  | { what: 'work'; steps: number }
  | { what: 'time'; ms: number }
  /** The platform answers the next calls like this. */
  | { what: 'platform'; trouble: 'slow down' | 'fails'; calls: number }
  /** The process dies after so many more moments (statements of the database, and before and after each sending). */
  | { what: 'kill'; after: number }
  /** A second server process on the same database starts or ends. */
  | { what: 'other' };

/** The process is gone: nothing it does has an effect any more. */
class Killed extends Error {}

/** Senders keep to a pace, so that schedules meet it. */
const PACE: SendPace = { channel: { everyMs: 20, burst: 5 }, recipient: () => ({ everyMs: 200, burst: 2 }) };
const CITIZENS = 4;

interface Process {
  holder: string;
  stack: Stack;
  database: Database.Database;
  /** Moments left; undefined: it lives on. */
  left: number | undefined;
  isDead: boolean;
}

/** What happened in a schedule, for the test to judge. */
export interface Outcome {
  /** Texts that had to arrive at each citizen, in order. */
  expected: Map<string, string[]>;
  /** What did arrive. */
  arrived: Map<string, string[]>;
  /** How often each part may have come once more than once: kills while it was on its way. */
  mayRepeat: Map<string, number>;
  /** What the database counted as sent again in doubt. */
  doubts: number;
  kills: number;
  states: Record<string, number>;
  openMessages: number;
}

/** Runs schedules against the real inbox, worker, outbox and sender, over a database on disk that outlives the killed processes. */
export class Simulation {
  readonly #folder: string;
  readonly #template: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#template = path.join(folder, 'template.sqlite');
  }

  static async open(): Promise<Simulation> {
    const simulation = new Simulation(mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'motcua-simulation-')));
    await (await openStore({ file: simulation.#template, mask: (text) => text })).close();
    return simulation;
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async run(events: readonly Event[]): Promise<Outcome> {
    const file = path.join(this.#folder, 'state.sqlite');
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    copyFileSync(this.#template, file);
    const world = new World(file);
    for (const event of events) await world.happen(event);
    return world.end();
  }
}

class World {
  readonly clock = { at: START };
  readonly bot: FakeBot = fakeBot();
  #processes: Process[] = [];
  #count = 0;
  #kills = 0;
  #written: { id: string; citizen: string; text: string; order: number | undefined }[] = [];
  readonly #mayRepeat = new Map<string, number>();

  constructor(private readonly file: string) {
    this.#start();
  }

  async happen(event: Event): Promise<void> {
    switch (event.what) {
      case 'message': {
        const text = `câu ${this.#written.length}`;
        this.#written.push({ id: `m${this.#written.length}`, citizen: `c${event.citizen % CITIZENS}`, text, order: undefined });
        for (let n = 0; n < event.deliveries; n++) await this.#deliver(this.#written.length - 1);
        return;
      }
      case 'again': return this.#written.length > 0 ? this.#deliver(event.earlier % this.#written.length) : undefined;
      case 'work': return this.#work(event.steps);
      case 'time': {
        this.clock.at += event.ms;
        for (const process of this.#processes) await this.#guard(process, () => Promise.all([process.stack.worker.renew(), process.stack.sender.renew()]));
        return;
      }
      case 'platform':
        this.bot.says.push(...Array.from({ length: event.calls }, () => ({ ok: false as const, retryAfterMs: event.trouble === 'slow down' ? 3_000 : 0, reason: event.trouble })));
        return;
      case 'kill': {
        const victim = this.#processes[this.#kills % this.#processes.length];
        if (victim) victim.left = event.after;
        return;
      }
      case 'other':
        if (this.#processes.length === 1) this.#start();
        else await this.#end(this.#processes[1]!);
    }
  }

  /** The platform brings what was not acknowledged, troubles pass, and everything is worked off. */
  async end(): Promise<Outcome> {
    for (const process of this.#processes) process.left = undefined;
    this.bot.says.length = 0;
    for (let n = 0; n < this.#written.length; n++) if (this.#written[n]!.order === undefined) await this.#deliver(n);
    for (let round = 0; round < 400 && !(await this.#isIdle()); round++) {
      await this.#work(20);
      this.clock.at += 700;
    }
    const { database } = this.#processes[0]!;
    const all = <T>(sql: string): T[] => database.prepare(sql).all() as T[];
    const states = Object.fromEntries(all<{ state: string; n: number }>('select state, count(*) as n from outbox group by state').map(({ state, n }) => [state, n]));
    const doubts = all<{ n: number | null }>('select sum(doubts) as n from outbox')[0]?.n ?? 0;
    const openMessages = all<{ n: number }>('select count(*) as n from inbox where done_at = 0')[0]!.n;
    const expected = new Map<string, string[]>();
    const arrived = new Map<string, string[]>();
    const inOrder = this.#written.toSorted((a, b) => a.order! - b.order!);
    for (const { citizen, text } of inOrder) expected.set(citizen, [...(expected.get(citizen) ?? []), `trả lời ${text}`, `ý của ${text}`]);
    for (const { recipient, text } of this.bot.arrived) arrived.set(recipient, [...(arrived.get(recipient) ?? []), text.replace('(tự động) ', '')]);
    for (const process of [...this.#processes]) await this.#end(process);
    return { expected, arrived, mayRepeat: this.#mayRepeat, doubts, kills: this.#kills, states, openMessages };
  }

  #start(): void {
    const database = new Database(this.file, { timeout: 0 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = OFF');
    database.pragma('foreign_keys = ON');
    const process = { database, holder: `process ${this.#count++}`, left: undefined, isDead: false } as Omit<Process, 'stack'> as Process;
    const moment = (): void => {
      if (process.isDead || (process.left !== undefined && process.left-- <= 0)) {
        process.isDead = true;
        throw new Killed();
      }
    };
    const store: Store = storeOver(new Kysely<Schema>({ dialect: new SharedSqliteDialect(watched(cachedStatements(database), moment)) }), {
      // No file: the simulation of a power cut is not the point, and syncing takes most of the time.
      file: ':memory:', mask: (text) => text, now: () => this.clock.at,
    });
    // Each process has its own connection to the platform; the platform is one.
    const bot: FakeBot = Object.assign(fakeBot(), { arrived: this.bot.arrived, says: this.bot.says, onSend: moment });
    process.stack = stack({ store, clock: this.clock, bot, assistant: echoAssistant(), holder: process.holder, pace: PACE });
    this.#processes.push(process);
  }

  async #end(process: Process): Promise<void> {
    this.#processes = this.#processes.filter((other) => other !== process);
    await process.stack.store.close().catch(() => undefined);
    if (process.database.open) process.database.close();
  }

  /** Does something in a process; when it dies of it, another one is started in its place. */
  async #guard(process: Process, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!process.isDead) throw error;
    }
    if (!process.isDead) return;
    this.#kills++;
    // Closing the file rolls back what was not committed, as the end of the process does.
    await this.#end(process);
    this.#start();
    const died = this.#processes.at(-1)!.database.prepare("select part from outbox where state = 'sending' and holder = ?").all(process.holder) as { part: string }[];
    for (const { part } of died) {
      const text = (JSON.parse(part) as { body: { text: string } }).body.text.replace('(tự động) ', '');
      this.#mayRepeat.set(text, (this.#mayRepeat.get(text) ?? 0) + 1);
    }
  }

  async #deliver(index: number): Promise<void> {
    const message = this.#written[index]!;
    const process = this.#processes[index % this.#processes.length]!;
    await this.#guard(process, () => process.stack.accept(incoming(message.id, message.text, { sender: message.citizen })));
    // The order is the one in which they came into the inbox, acknowledged or not.
    const row = this.#processes[0]!.database.prepare('select seq from inbox where message_key = ?').get(keys('zalo', 'message', message.id)) as { seq: number } | undefined;
    if (row && message.order === undefined) message.order = row.seq;
  }

  async #work(steps: number): Promise<void> {
    for (let n = 0; n < steps; n++) {
      for (const process of [...this.#processes]) {
        const { worker, sender } = process.stack;
        await this.#guard(process, async () => {
          const done = await Promise.allSettled([worker.step(), sender.step(), worker.step(), sender.step()]);
          for (const result of done) if (result.status === 'rejected') throw result.reason;
        });
      }
      this.clock.at += 15;
    }
  }

  async #isIdle(): Promise<boolean> {
    const { database } = this.#processes[0]!;
    return database.prepare('select 1 where exists (select 1 from inbox where done_at = 0) or exists (select 1 from outbox where open = 1)').get() === undefined;
  }
}

/** Counts each statement as a moment at which the process may die: before the statement, so before each commit too. */
function watched(database: SqliteDatabase, moment: () => void): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      const before = <A extends unknown[], R>(work: (...args: A) => R) => (...args: A): R => {
        moment();
        return work(...args);
      };
      return {
        reader: statement.reader,
        all: before((parameters) => statement.all(parameters)),
        run: before((parameters) => statement.run(parameters)),
        iterate: before((parameters) => statement.iterate(parameters)),
      } as SqliteStatement;
    },
  };
}
