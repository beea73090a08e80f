export interface FakeUpdate {
  update_id: number;
  [kind: string]: unknown;
}

type Answer = { ok: true; result: FakeUpdate[] } | { ok: false; error_code: number; description: string };

const CONFLICT = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

/** Updates that wait for `getUpdates`: kept until a higher offset confirms them. */
export class UpdateQueue {
  #waiting: FakeUpdate[] = [];
  #poll: { end(answer: Answer): void } | undefined;
  #next = 810_000_001;

  /** Everything that is not confirmed. */
  get pending(): readonly FakeUpdate[] {
    return this.#waiting;
  }

  number(update: Record<string, unknown>): FakeUpdate {
    return { update_id: this.#next++, ...update };
  }

  put(...updates: FakeUpdate[]): void {
    this.#waiting.push(...updates);
    this.#poll?.end(this.#take(100));
  }

  get({ offset, limit = 100, timeout = 0 }: { offset?: number; limit?: number; timeout?: number }): Promise<Answer> {
    this.#poll?.end({ ok: false, error_code: 409, description: CONFLICT });
    if (offset !== undefined && offset >= 0) this.#waiting = this.#waiting.filter((update) => update.update_id >= offset);
    if (this.#waiting.length > 0 || timeout === 0) return Promise.resolve(this.#take(limit));
    return new Promise((resolve) => {
      const timer = setTimeout(() => poll.end({ ok: true, result: [] }), timeout * 1000);
      const poll = {
        end: (answer: Answer): void => {
          clearTimeout(timer);
          if (this.#poll === poll) this.#poll = undefined;
          resolve(answer);
        },
      };
      this.#poll = poll;
    });
  }

  /** The client of the open poll is gone. */
  hangUp(): void {
    this.#poll?.end({ ok: true, result: [] });
  }

  #take(limit: number): Answer {
    return { ok: true, result: this.#waiting.slice(0, limit) };
  }
}
