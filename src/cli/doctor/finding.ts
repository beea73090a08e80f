import { causeOf } from '../output.js';

/** What one check of `motcua doctor` found. */
export interface Finding {
  name: string;
  state: 'ok' | 'warning' | 'broken';
  detail: string;
  /** What to do about it; there whenever the state is not `ok`. */
  remedy?: string;
}

export const ok = (name: string, detail: string): Finding => ({ name, state: 'ok', detail });
export const warning = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'warning', detail, remedy });
export const broken = (name: string, detail: string, remedy: string): Finding => ({ name, state: 'broken', detail, remedy });

/** The remedy that the error itself names, or the given one. */
export function remedyOf(error: unknown, otherwise: string): string {
  return error instanceof Error && 'remedy' in error && typeof error.remedy === 'string' ? error.remedy : otherwise;
}

/** The first line of what went wrong, for one cell of the table. */
export function firstLine(error: unknown): string {
  return causeOf(error).split('\n')[0] ?? '';
}
