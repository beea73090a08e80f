import { load } from '../lib/load.js';
import { memoryOf } from '../lib/memory.js';
import { megabytes, milliseconds, seconds, type BenchContext, type Row } from '../lib/row.js';
import { startServer } from '../lib/server.js';
import { summarize } from '../lib/times.js';

const ASKERS = 8;
const LOAD_MS = 15_000;
const MOST_REQUESTS = 10_000;

/** The server over the built index: time to its first answer, answers a second under a bounded load from this machine, memory after it. */
export async function serving(context: BenchContext): Promise<Row[]> {
  const server = await startServer(context);
  const { questions } = context;
  const ask = async (turn: number) => {
    const question = questions[turn % questions.length] ?? '';
    const response = await fetch(`${server.address}/?q=${encodeURIComponent(question)}`);
    await response.text();
    return response.ok;
  };
  try {
    if (!(await ask(0))) throw new Error('the first question over HTTP was not answered');
    const first = performance.now() - server.started;
    const { times, failed, rate } = await load(ask, { askers: ASKERS, ms: LOAD_MS, most: MOST_REQUESTS });
    const { median, p99 } = summarize(times);
    const memory = memoryOf(server.pid)?.present;
    return [
      { what: 'first answer over HTTP after start', measured: seconds(first), budget: '≤ 1.5 s', held: first <= 1500 },
      { what: `answers over HTTP, ${ASKERS} askers side by side`, measured: `${Math.round(rate)} /s, ${failed} of ${times.length} failed`, budget: '≥ 150 /s, none failed', held: rate >= 150 && failed === 0 },
      { what: 'answer over HTTP under that load: median, p99', measured: `${milliseconds(median)}, ${milliseconds(p99)}` },
      ...(memory === undefined ? [] : [{ what: 'memory while serving, after the load', measured: megabytes(memory), budget: '≤ 450 MB', held: memory <= 450e6 }]),
    ];
  } finally {
    await server.stop();
  }
}
