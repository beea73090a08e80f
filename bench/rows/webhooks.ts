import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { memoryOf } from '../lib/memory.js';
import { megabytes, milliseconds, seconds, type BenchContext, type Row } from '../lib/row.js';
import { startServer, type RunningServer } from '../lib/server.js';
import { summarize } from '../lib/times.js';

const PER_SECOND = 200;
/** Long enough to see a queue; `BENCH_WEBHOOK_SECONDS=60` for the whole of the requirement. */
const SECONDS = Number(process.env['BENCH_WEBHOOK_SECONDS'] ?? 5);
/** Before the clock runs: the first second of a process is spent compiling. */
const WARM_UP = { messages: 40, everyMs: 25 };
const GIVE_UP_MS = 180_000;
const APP = { id: '1000000000000000001', secret: 'bench-app-secret', oaSecret: 'bench-oa-secret', account: '2000000000000000002' };

/**
 * Signed Zalo webhooks at a steady rate into the real server over the built index, whoever answers or sends meanwhile: time to the acknowledgement,
 * and whether each message was answered. Zalo itself is a server on this machine that takes everything.
 */
export async function webhooks(context: BenchContext): Promise<Row[]> {
  const zalo = await startZalo();
  const server = await startServer({
    ...context,
    env: {
      ...context.env, MOTCUA_ZALO_APP_ID: APP.id, MOTCUA_ZALO_APP_SECRET: APP.secret, MOTCUA_ZALO_OA_SECRET: APP.oaSecret, MOTCUA_ZALO_REFRESH_TOKEN: 'bench-refresh',
      MOTCUA_ZALO_API_ROOT: zalo.url, MOTCUA_ZALO_OAUTH_ROOT: zalo.url,
    },
  });
  try {
    await knock(server, context.questions, 'warm-up', WARM_UP.messages, WARM_UP.everyMs);
    await drained(server, WARM_UP.messages);
    const before = memoryOf(server.pid)?.present;
    const { times, refused } = await knock(server, context.questions, 'load', PER_SECOND * SECONDS, 1_000 / PER_SECOND);
    const sent = times.length + WARM_UP.messages;
    const answered = await drained(server, sent);
    const { median, p99 } = summarize(times);
    const after = memoryOf(server.pid)?.present;
    return [
      { what: `webhook acknowledged, ${PER_SECOND} a second for ${SECONDS} s: median, p99`, measured: `${milliseconds(median)}, ${milliseconds(p99)}`, budget: 'p99 ≤ 50 ms', held: p99 <= 50 },
      { what: 'webhooks answered, lost or refused', measured: `${answered.messages} of ${sent}, ${refused} refused`, budget: 'none lost', held: answered.messages === sent && refused === 0 },
      { what: 'inbox empty after the last webhook', measured: answered.messages === sent ? seconds(answered.ms) : `not after ${seconds(answered.ms)}` },
      { what: 'messages that had left to Zalo by then (its limit is 4,000 a minute)', measured: String(zalo.taken()) },
      ...(before === undefined || after === undefined ? [] : [{ what: 'memory before and after the webhooks', measured: `${megabytes(before)}, ${megabytes(after)}` }]),
    ];
  } finally {
    await server.stop();
    zalo.close();
  }
}

/** One webhook after the other at its time, whether the ones before were acknowledged or not; each from a citizen of its own. */
async function knock({ address }: RunningServer, questions: readonly string[], run: string, messages: number, everyMs: number): Promise<{ times: number[]; refused: number }> {
  const times: number[] = [];
  let refused = 0;
  const start = performance.now();
  const running: Promise<void>[] = [];
  for (let n = 0; n < messages; n++) {
    const due = start + n * everyMs;
    if (due > performance.now()) await wait(due - performance.now());
    const { body, headers } = signed(`${run}-${n}`, questions[n % questions.length] ?? '');
    const began = performance.now();
    running.push(fetch(`${address}/webhooks/zalo`, { method: 'POST', body, headers }).then(async (response) => {
      await response.arrayBuffer();
      times.push(performance.now() - began);
      if (!response.ok) refused++;
    }, () => void refused++));
  }
  await Promise.all(running);
  return { times, refused };
}

function signed(name: string, question: string): { body: string; headers: Record<string, string> } {
  const timestamp = String(Date.now());
  const body = JSON.stringify({
    app_id: APP.id, event_name: 'user_send_text', timestamp, sender: { id: name }, recipient: { id: APP.account },
    message: { msg_id: name, text: question },
  });
  const mac = createHash('sha256').update(APP.id + body + timestamp + APP.oaSecret).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` } };
}

/** Waits until the inbox is empty; says how many messages were answered and how long it took. */
async function drained({ address }: RunningServer, messages: number): Promise<{ messages: number; ms: number }> {
  const start = performance.now();
  for (;;) {
    const text = await fetch(`${address}/metrics`).then((response) => response.text());
    const done = [...text.matchAll(/^motcua_inbox_done_total\{[^}]*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
    const ms = performance.now() - start;
    if (done >= messages || ms > GIVE_UP_MS) return { messages: done, ms };
    await wait(100);
  }
}

/** A Zalo that grants a token and takes every message. */
async function startZalo(): Promise<{ url: string; taken: () => number; close: () => void }> {
  let taken = 0;
  const server: Server = createServer((request: IncomingMessage, response) => {
    request.resume().once('end', () => {
      const isToken = request.url?.startsWith('/v4/oa/access_token') === true;
      if (!isToken) taken++;
      const answer = isToken ? { access_token: 'bench-access', refresh_token: 'bench-refresh-2', expires_in: '90000' } : { error: 0, message: 'Success', data: { message_id: `sent-${taken}` } };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, taken: () => taken, close: () => void server.close() };
}
