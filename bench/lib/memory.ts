import { readFileSync } from 'node:fs';

/** Memory of a process in bytes, present and highest; undefined where the system has no /proc. */
export function memoryOf(pid: number): { present: number; highest: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? NaN) * 1024;
    const [present, highest] = [field('VmRSS'), field('VmHWM')];
    // A process that has just ended is still listed, without its memory.
    return Number.isNaN(present) || Number.isNaN(highest) ? undefined : { present, highest };
  } catch {
    return undefined;
  }
}
