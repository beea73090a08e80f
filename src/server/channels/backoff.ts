const FIRST_MS = 1_000;
const MOST_MS = 10 * 60_000;

/**
 * How long to wait before the next try: doubling from a second to ten minutes, at a random place in the upper half so that many do not come back
 * at once, and never sooner than `leastMs`.
 */
export function backoff(attempts: number, random: number, leastMs = 0): number {
  const step = Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), MOST_MS);
  const spread = step * (0.5 + random / 2);
  return spread >= leastMs ? spread : leastMs + random * Math.min(step, FIRST_MS);
}
