import type { CorpusProblem } from '../document.js';

const REMEDY = 'correct the file; the others are read without it';

/** Whatever a reader threw, as a line of the report: our own errors bring their remedy. */
export function problemOf(error: unknown, file: string): CorpusProblem {
  const { message, what, remedy } = (error instanceof Error ? error : { message: String(error) }) as { message: string; what?: unknown; remedy?: unknown };
  return {
    file,
    severity: 'error',
    cause: typeof what === 'string' ? what : message,
    remedy: typeof remedy === 'string' ? remedy : error instanceof Error && error.name === 'FrontMatterError' ? 'correct the head of the file: it stands between two lines "---"' : REMEDY,
  };
}
