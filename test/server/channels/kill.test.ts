import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts } from '../../../src/server/channels/texts.js';
import { compileScript } from './compileScript.js';
import { incoming, temporaryFolder } from './harness.js';

/** More for a long run: TEST_KILLS=500. */
const KILLS = Number(process.env['TEST_KILLS'] ?? 50);
const PROCESSES = 3;
const CITIZENS = 6;
const LEASE_MS = 2_000;
/** Between two kills. */
const BETWEEN_MS = { least: 10, most: 150 };
const MS_EACH = 3_000;

const temporary = temporaryFolder();
const file = path.join(temporary.folder, 'state.sqlite');
const arrivedFile = path.join(temporary.folder, 'arrived.jsonl');
let script: ReturnType<typeof compileScript>;
const alive = new Map<ChildProcess, string | undefined>();

beforeAll(() => {
  writeFileSync(arrivedFile, '');
  script = compileScript(fileURLToPath(new URL('./victim.ts', import.meta.url)));
});
afterAll(async () => {
  await Promise.all([...alive.keys()].map(kill));
  script.remove();
  temporary.remove();
});

function start(): void {
  const child = spawn(process.execPath, [script.file, file, arrivedFile, String(LEASE_MS)], { stdio: ['ignore', 'pipe', 'inherit'] });
  alive.set(child, undefined);
  child.stdout.setEncoding('utf8').once('data', (line: string) => {
    if (alive.has(child)) alive.set(child, line.trim());
  });
}

async function kill(child: ChildProcess): Promise<void> {
  alive.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Brings a message as a platform does: again and again until some process says that it has it; sometimes once more after that. */
async function deliver(messageId: string, text: string, sender: string): Promise<void> {
  const body = JSON.stringify([incoming(messageId, text, { sender })]);
  for (let times = Math.random() < 0.2 ? 2 : 1; times > 0;) {
    const urls = [...alive.values()].filter((url) => url !== undefined);
    const url = urls[Math.floor(Math.random() * urls.length)];
    const ok = url !== undefined && await fetch(`${url}/webhooks/fake`, { method: 'POST', body, signal: AbortSignal.timeout(5_000) }).then((response) => response.ok, () => false);
    if (ok) times--;
    else await wait(5);
  }
}

test('processes that are killed at any moment lose nothing and repeat nothing but what was on its way', async () => {
  for (let n = 0; n < PROCESSES; n++) start();
  const written = new Map<string, string[]>();
  let isOver = false;
  const citizens = Array.from({ length: CITIZENS }, async (_, number) => {
    const citizen = `c${number}`;
    const asked: string[] = [];
    written.set(citizen, asked);
    for (let n = 0; !isOver; n++) {
      const text = `câu ${n} của ${citizen}`;
      asked.push(text);
      await deliver(`${citizen}-${n}`, text, citizen);
      await wait(Math.random() * 40);
    }
  });
  let [whileServing, whileStarting] = [0, 0];
  while (whileServing < KILLS) {
    await wait(BETWEEN_MS.least + Math.random() * (BETWEEN_MS.most - BETWEEN_MS.least));
    const serving = [...alive].flatMap(([child, url]) => (url === undefined ? [] : [child]));
    const isYoung = Math.random() < 0.1;
    const victim = isYoung ? [...alive.keys()].at(-1) : serving[Math.floor(Math.random() * serving.length)];
    if (victim === undefined) continue;
    if (alive.get(victim) === undefined) whileStarting++;
    else whileServing++;
    await kill(victim);
    start();
  }
  isOver = true;
  await Promise.all(citizens);

  const database = new Database(file, { readonly: true });
  const waiting = database.prepare("select (select count(*) from inbox where done_at = 0) + (select count(*) from outbox where open = 1)").pluck();
  while (Number(waiting.get()) > 0) await wait(50);
  await Promise.all([...alive.keys()].map(kill));

  // Who waited for several processes in turn was told so; that is no answer.
  const arrived = readFileSync(arrivedFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { recipient: string; text: string })
    .filter(({ text }) => text !== texts.busy);
  expect(database.prepare("select state, attempts, doubts, reason, part from outbox where state <> 'sent'").all()).toEqual([]);
  let messages = 0;
  for (const [citizen, asked] of written) {
    const got = arrived.filter(({ recipient }) => recipient === citizen).map(({ text }) => text.replace('(tự động) ', ''));
    expect(got.filter((text, index) => got.indexOf(text) === index)).toEqual(asked.flatMap((text) => [`trả lời ${text}`, `ý của ${text}`]));
    messages += asked.length;
  }
  const doubts = Number(database.prepare('select sum(doubts) from outbox').pluck().get());
  const repeats = arrived.length - messages * 2;
  database.close();
  expect(repeats).toBeLessThanOrEqual(doubts);
  console.info(`${whileServing} kills while serving, ${whileStarting} while starting, ${messages} messages answered, ${doubts} parts sent again in doubt, ${repeats} of them had arrived`);
}, 20_000 + KILLS * MS_EACH);

test('the killed processes left a whole database', () => {
  if (!existsSync(file)) return;
  const database = new Database(file);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});
