import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Megabytes of the JavaScript heap. Serving needs a fifth of its bound and indexing the portal's full records most of theirs; without one V8 lets
 * garbage lie until a machine with much memory seems to run short of it. Who has a much larger corpus sets NODE_OPTIONS=--max-old-space-size.
 */
const HEAP = { serve: 384, others: 512 };
/** glibc otherwise gives each thread a heap of its own and keeps what was freed in it: some 40 MB. Other systems do not know the setting. */
const ONE_HEAP = { MALLOC_ARENA_MAX: '1' };

/** How Node runs a command of Một Cửa: its flags, and what is added to the environment. */
export function nodeFor(command) {
  const isSet = /--max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '');
  return { flags: isSet ? [] : [`--max-old-space-size=${command === 'serve' ? HEAP.serve : HEAP.others}`], env: ONE_HEAP };
}

/** Runs the built command in a process of its own until it ends; gives its exit code. */
export function runMotcua(args, root = ROOT) {
  const { flags, env } = nodeFor(args[0]);
  const main = path.join(root, 'dist', 'src', 'cli', 'main.js');
  const child = spawn(process.execPath, [...flags, main, ...args], { stdio: 'inherit', env: { ...env, ...process.env } });
  const pass = (signal) => {
    // Ctrl-C in a terminal reaches the command by itself; a second one would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
