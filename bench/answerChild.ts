/** Asks the assistant every question of its argument once, after a warm-up, and prints median and p99 as JSON. */
import { loadConfig } from '../src/config.js';
import { openAssistant } from '../src/server/wire.js';
import { summarize } from './lib/times.js';

const WARM_UP = 50;

const questions = JSON.parse(process.argv[2] ?? '[]') as string[];
const { assistant, close } = await openAssistant(loadConfig({ env: process.env, cwd: process.cwd() }));
for (const text of questions.slice(0, WARM_UP)) await assistant.answer({ text });
const times: number[] = [];
for (const text of questions) {
  const start = performance.now();
  await assistant.answer({ text });
  times.push(performance.now() - start);
}
process.stdout.write(JSON.stringify(summarize(times)));
await close();
