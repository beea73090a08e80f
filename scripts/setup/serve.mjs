import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { setup } from './setup.mjs';

/**
 * A heap of this many megabytes is five times what serving needs and enough to build the index; without a bound V8 lets garbage lie
 * until a machine with much memory seems to run short of it.
 */
export const HEAP_FLAG = '--max-old-space-size=384';
/** glibc otherwise gives each thread a heap of its own and keeps what was freed in it: some 40 MB. Other systems do not know the setting. */
export const ONE_HEAP = { MALLOC_ARENA_MAX: '1' };

/** Sets up, builds and runs the server until it ends; gives its exit code. */
export async function serve(args, root = ROOT) {
  await setup(root);
  await build(root);
  const main = path.join(root, 'dist', 'src', 'cli', 'main.js');
  const child = spawn(process.execPath, [HEAP_FLAG, main, 'serve', '--open', ...args], { stdio: 'inherit', env: { ...ONE_HEAP, ...process.env } });
  const pass = (signal) => {
    // Ctrl-C in a terminal reaches the server by itself; a second one would mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
