import { spawn } from 'node:child_process';
import { memoryOf } from './memory.js';

export interface CommandRun {
  ms: number;
  /** Highest resident memory seen, in bytes. */
  memory: number | undefined;
  stdout: string;
}

const WATCH_EVERY_MS = 100;

/**
 * Runs a Node script to its end, with time and highest memory.
 * @throws Error with the end of its standard error when it fails.
 */
export function runCommand(script: string, args: readonly string[], env: NodeJS.ProcessEnv, nodeArgs: readonly string[] = []): Promise<CommandRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...nodeArgs, script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    let memory: number | undefined;
    const watch = setInterval(() => {
      memory = (child.pid === undefined ? undefined : memoryOf(child.pid)?.highest) ?? memory;
    }, WATCH_EVERY_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-4000)));
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ ms: performance.now() - start, memory, stdout });
      else reject(new Error(`${script} ${args.join(' ')} ended with ${code}:\n${stderr}`));
    });
  });
}
