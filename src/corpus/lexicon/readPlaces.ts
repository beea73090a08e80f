import type { Place } from './lexicon.js';
import { filled, readTable } from './readTable.js';

/**
 * Reads the table of provinces.
 * @throws LexiconError at the first line that does not fit
 */
export function readProvinces(text: string, file: string): Place[] {
  return readTable(text, file, ['province', 'code', 'merged_from', 'note']).map(({ row, line }) => place(row, file, line));
}

/**
 * Reads the table of communes.
 * @throws LexiconError at the first line that does not fit
 */
export function readCommunes(text: string, file: string): Place[] {
  return readTable(text, file, ['province', 'commune', 'code', 'merged_from', 'note']).map(({ row, line }) => ({
    ...place(row, file, line),
    commune: filled(row, 'commune', file, line),
  }));
}

function place(row: Record<string, string>, file: string, line: number): Place {
  return {
    province: filled(row, 'province', file, line),
    code: filled(row, 'code', file, line),
    mergedFrom: filled(row, 'merged_from', file, line).split(';').map((name) => name.trim()).filter(Boolean),
    ...(row['note'] ? { note: row['note'] } : {}),
  };
}
