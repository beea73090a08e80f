import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildTask } from './buildChild.js';

const CHILD = fileURLToPath(new URL('./child.mjs', import.meta.url));

/**
 * Builds in a process of its own and kills it with SIGKILL at the first step that `killAt` picks.
 * @returns the steps it told of, and how it ended
 */
export async function startBuild(task: ChildTask, killAt: (step: string, index: number) => boolean): Promise<{ steps: string[]; signal: NodeJS.Signals | null; code: number | null; errors: string }> {
  const child = spawn(process.execPath, [CHILD, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const steps: string[] = [];
  let errors = '';
  child.stderr.on('data', (data: Buffer) => { errors += data.toString(); });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (killAt(line, steps.length)) child.kill('SIGKILL');
    steps.push(line);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ steps, code, signal, errors }));
  });
}
