import type { Log } from './dependencies.js';

const EVERY_MS = 60_000;

/** Warns at once, then at most once a minute with how often it was: who sends rubbish must not fill the disk with our log. */
export function rareWarning(log: Pick<Log, 'warn'>, now: () => number, message: string): (fields: object) => void {
  let last = -Infinity;
  let times = 0;
  return (fields) => {
    times += 1;
    if (now() - last < EVERY_MS) return;
    log.warn({ ...fields, times }, message);
    last = now();
    times = 0;
  };
}
