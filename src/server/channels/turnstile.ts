import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Quiet turns of the event loop before the next piece of work begins. A webhook takes several turns, and Node takes one new connection a turn:
 * were work begun in each, those who knock would wait behind the whole queue. Where nobody knocks the turns take no time.
 */
const QUIET_TURNS = 16;
/** Work begins after this long in any case: who knocks without end must not silence us. */
const PATIENCE_MS = 100;

/** Lets webhooks go first: one piece of work after the other begins, each when nobody has knocked for some turns of the event loop. */
export class Turnstile {
  #knocks = 0;
  #last: Promise<void> = Promise.resolve();

  /** Somebody knocked. */
  knock(): void {
    this.#knocks++;
  }

  /** Resolves when a piece of work may begin. */
  pass(): Promise<void> {
    this.#last = this.#last.then(() => this.#quiet());
    return this.#last;
  }

  async #quiet(): Promise<void> {
    const start = performance.now();
    let known = this.#knocks;
    for (let turns = 0; turns < QUIET_TURNS && performance.now() - start < PATIENCE_MS; turns++) {
      await nextTurn();
      if (known !== this.#knocks) turns = 0;
      known = this.#knocks;
    }
  }
}
