import { z } from 'zod';
import { faultsOf } from './failures.js';
import type { Report } from './report.js';

/** What changed since an earlier report. */
export interface Comparison {
  rows: { label: string; before: number; after: number }[];
  /** Questions without a fault now that had one, and the other way round. */
  mended: string[];
  broken: string[];
}

const reportSchema = z.object({ mode: z.enum(['full', 'cold']), rows: z.array(z.object({ key: z.string(), value: z.number() })), judgements: z.array(z.object({ id: z.string() })) });

export class ReportFileError extends Error {
  override name = 'ReportFileError';
}

/**
 * Reads a report that `motcua eval --json` wrote.
 * @throws ReportFileError when the text is none.
 */
export function parseReport(text: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReportFileError('it is not JSON');
  }
  if (!reportSchema.safeParse(value).success) throw new ReportFileError('it is not a report: write one with --json FILE');
  return value as Report;
}

/** Compares row by row and question by question; rows and questions that only one report has are left out. */
export function compareReports(before: Report, after: Report): Comparison {
  const old = new Map(before.rows.map((row) => [row.key, row.value]));
  const clean = new Map(before.judgements.map((j) => [j.id, faultsOf(j).length === 0]));
  const now = after.judgements.map((j) => ({ id: j.id, was: clean.get(j.id), is: faultsOf(j).length === 0 }));
  return {
    rows: after.rows.flatMap(({ key, label, value }) => {
      const earlier = old.get(key);
      return earlier === undefined ? [] : [{ label, before: earlier, after: value }];
    }),
    mended: now.filter(({ was, is }) => was === false && is).map(({ id }) => id),
    broken: now.filter(({ was, is }) => was === true && !is).map(({ id }) => id),
  };
}
