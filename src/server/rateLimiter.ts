interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimiterOptions {
  /** Requests a client may make a minute. */
  perMinute: number;
  now: () => number;
  /** Clients remembered at most. */
  maxClients?: number;
}

/** Token buckets, one per client: half a minute's share may come at once. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #burst: number;

  constructor(private readonly options: RateLimiterOptions) {
    this.#burst = Math.max(1, Math.ceil(options.perMinute / 2));
  }

  /** Takes one token; false when the client has none left. */
  allow(client: string): boolean {
    const { perMinute, now, maxClients = 10_000 } = this.options;
    const at = now();
    const bucket = this.#buckets.get(client) ?? { tokens: this.#burst, at };
    const tokens = Math.min(this.#burst, bucket.tokens + ((at - bucket.at) / 60_000) * perMinute);
    const allowed = tokens >= 1;
    // Deleting first keeps the map in order of last use, so that the oldest client is forgotten when it is full.
    this.#buckets.delete(client);
    this.#buckets.set(client, { tokens: allowed ? tokens - 1 : tokens, at });
    if (this.#buckets.size > maxClients) this.#buckets.delete(this.#buckets.keys().next().value as string);
    return allowed;
  }
}
