import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { setup } from './setup.mjs';

/** Sets up, builds and runs the server until it ends; gives its exit code. */
export async function serve(args, root = ROOT) {
  await setup(root);
  await build(root);
  const main = path.join(root, 'dist', 'src', 'cli', 'main.js');
  const child = spawn(process.execPath, [main, 'serve', '--open', ...args], { stdio: 'inherit' });
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
