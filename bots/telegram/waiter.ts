import { setTimeout as sleep } from 'node:timers/promises';

/** Time and chance, passed in so that tests need neither. */
export interface Waiter {
  /** Resolves after that time, or at once when the signal ends it. Never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 to 1. */
  random(): number;
}

export const realWaiter: Waiter = {
  wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  random: Math.random,
};
