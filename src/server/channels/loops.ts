/** Does the next piece of work. Returns 0 when there may be more at once, else how many milliseconds it is worth waiting. */
export type Step = () => Promise<number>;

/** After a failure of the database: it may be full or locked for long. */
const AFTER_ERROR_MS = 1_000;

export interface LoopsOptions {
  sideBySide: number;
  /** Resolves when a step may begin: not before the event loop has turned, since the database answers within a turn. */
  turn: () => Promise<void>;
  onError: (error: unknown) => void;
}

/** Runs a step again and again, several side by side, asleep while there is nothing to do. */
export class Loops {
  #stopping = false;
  #running: Promise<unknown> | undefined;
  /** Grows with each wake, so that one that comes during a step is not slept over. */
  #news = 0;
  readonly #sleepers = new Set<() => void>();

  constructor(private readonly step: Step, private readonly options: LoopsOptions) {}

  start(): void {
    this.#running ??= Promise.all(Array.from({ length: this.options.sideBySide }, () => this.#run()));
  }

  /** There is new work: whoever sleeps looks again. */
  wake(): void {
    this.#news++;
    for (const wakeUp of this.#sleepers) wakeUp();
  }

  /** Begins nothing more and waits for what is being done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.options.turn();
      if (this.#stopping) return;
      const known = this.#news;
      const pause = await this.step().catch((error: unknown) => {
        this.options.onError(error);
        return AFTER_ERROR_MS;
      });
      if (pause > 0 && !this.#stopping && known === this.#news) await this.#sleep(pause);
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wakeUp = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, ms);
      this.#sleepers.add(wakeUp);
    });
  }
}
