import { CommandError } from '../output.js';

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * `7d`, `24h`, `90m` before now, or a day or time of this machine's clock (`2026-11-01`, `2026-11-01T08:00`), in milliseconds since 1970.
 * @throws CommandError
 */
export function readMoment(text: string, now: number): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  const local = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text;
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? Date.parse(local) : NaN;
  if (Number.isNaN(at)) throw new CommandError(`--since ${text} is no moment`, 'Write how long ago (7d, 24h, 90m) or a day (2026-11-01).');
  return at;
}

/** `2026-11-01 08:05` by this machine's clock. */
export function showMoment(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
