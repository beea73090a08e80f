const SECOND = 1_000;
/** Messages that a chat may get at once before the rate of one a second holds. */
const BURST = 3;
const OVERALL = 30;

/** Telegram's rates: about one message a second to a chat after a small burst, 30 a second in all. */
export class RateLimit {
  readonly #tokens = new Map<unknown, { left: number; at: number }>();
  #recent: number[] = [];

  constructor(private readonly now: () => number) {}

  /** Seconds to wait, or nothing when the message may go. */
  retryAfter(chat: unknown): number | undefined {
    const now = this.now();
    this.#recent = this.#recent.filter((at) => now - at < SECOND);
    if (this.#recent.length >= OVERALL) return 1;
    const before = this.#tokens.get(chat) ?? { left: BURST, at: now };
    const left = Math.min(BURST, before.left + (now - before.at) / SECOND);
    if (left < 1) return Math.max(1, Math.ceil(1 - left));
    this.#tokens.set(chat, { left: left - 1, at: now });
    this.#recent.push(now);
    return undefined;
  }
}
