import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './freePort.js';
import { nodeFor } from './nodeFor.js';
import type { BenchContext } from './row.js';

export interface RunningServer {
  pid: number;
  address: string;
  /** When it was started, by `performance.now()`. */
  started: number;
  stop(): Promise<void>;
}

const ASK_EVERY_MS = 20;
const GIVE_UP_MS = 60_000;

/** Starts `motcua serve` of the benchmark's folders on a free loopback port and waits until it takes connections. */
export async function startServer({ cli, env }: BenchContext): Promise<RunningServer> {
  const port = await freePort();
  const started = performance.now();
  const node = await nodeFor(cli, 'serve');
  const settings = { ...node.env, ...env, MOTCUA_HOST: '127.0.0.1', MOTCUA_PORT: String(port), MOTCUA_LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, [...node.flags, cli, 'serve'], { env: settings, stdio: ['ignore', 'ignore', 'inherit'] });
  const address = `http://127.0.0.1:${port}`;
  const stop = () => stopChild(child);
  while (!(await fetch(`${address}/readyz`).then((r) => r.ok, () => false))) {
    if (child.exitCode !== null || performance.now() - started > GIVE_UP_MS) {
      await stop();
      throw new Error(`the server did not become ready at ${address}/readyz`);
    }
    await wait(ASK_EVERY_MS);
  }
  return { pid: child.pid ?? 0, address, started, stop };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
