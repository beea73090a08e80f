import { fileURLToPath } from 'node:url';
import { milliseconds, type BenchContext, type Row } from '../lib/row.js';
import { runCommand } from '../lib/runCommand.js';
import type { Times } from '../lib/times.js';

/** The assistant asked every question in one process, after a warm-up. */
export async function answerInProcess({ env, questions }: BenchContext): Promise<Row[]> {
  const child = fileURLToPath(new URL('../answerChild.js', import.meta.url));
  const { stdout } = await runCommand(child, [JSON.stringify(questions)], env, ['--expose-gc']);
  const { median, p99, n } = JSON.parse(stdout) as Times;
  return [
    { what: `answer in process, ${n} questions: median`, measured: milliseconds(median), budget: '≤ 10 ms', held: median <= 10 },
    { what: 'answer in process: p99', measured: milliseconds(p99), budget: '≤ 40 ms', held: p99 <= 40 },
  ];
}
