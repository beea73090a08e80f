import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countSheet, emptyReport, type ImportProgress, type ImportReport } from './importReport.js';
import type { KnownProblems } from './knownProblems.js';
import { readPortalFile } from './readPortalFile.js';
import { recordSections } from './recordSections.js';
import { repairRecord } from './repairRecord.js';
import type { StoredRecord } from './storedRecord.js';
import { CAPTURED, toFactSheet } from './toFactSheet.js';

/** A text shorter than this is no sign of a copied record ("Theo quy định"). */
const SHORTEST_SHARED_TEXT = 400;

/** Where an import of full records is kept. */
export function importedRecordsFile(stateDir: string): string {
  return join(stateDir, 'imports', 'tthc.jsonl');
}

/**
 * Stores the official text of a capture: cleaned, repaired, cut into lines, the same text under several codes once.
 * The file is replaced as a whole, so a broken import leaves the last good one.
 * @throws ImportError when the file cannot be read; a broken line is reported and passed over.
 */
export async function importRecords(
  file: string, stateDir: string, onProgress: ImportProgress = () => undefined, known: KnownProblems = new Map(), captured = CAPTURED,
): Promise<ImportReport> {
  const report = emptyReport(file);
  const records: StoredRecord[] = [];
  for await (const line of readPortalFile(file)) {
    if ('broken' in line) {
      report.broken.push(line.broken);
      continue;
    }
    const result = toFactSheet(line.record, known.get(line.record.ma_thu_tuc), captured);
    countSheet(report, result);
    const { sheet } = result;
    const { code, name, decision, levels, field, agency, who, url, validity, warnings } = sheet;
    const unclear = new Set<string>(sheet.unclear);
    // A field that a person found to hold another procedure's text stays out here too.
    const wrong = known.get(code)?.unclear ?? [];
    const hidden = new Set([...(wrong.includes('results') ? ['result'] : []), ...(wrong.includes('papers') ? ['dossier'] : []), ...(wrong.includes('deadlines') ? ['steps', 'duration'] : [])]);
    records.push({
      code, name,
      ...(decision ? { decision } : {}),
      levels: unclear.has('levels') ? [] : levels,
      field,
      ...(agency ? { agency } : {}),
      who, url, captured,
      ...(validity ? { validity } : {}),
      ...(warnings ? { warnings } : {}),
      sections: recordSections(repairRecord(line.record).record)
        .filter(({ path }) => !hidden.has(path))
        .map(({ path, heading, lines }) => ({ path: path as StoredRecord['sections'][number]['path'], heading, lines })),
    });
    onProgress(report.records);
  }
  if (records.length === 0) return report;
  const merged = mergeSameText(records);
  report.duplicates = merged.filter((record) => record.sameAs).length;
  const target = importedRecordsFile(stateDir);
  await mkdir(join(stateDir, 'imports'), { recursive: true });
  await writeFile(`${target}.part`, merged.map((record) => `${JSON.stringify(record)}\n`).join(''));
  await rename(`${target}.part`, target);
  report.written = merged.length;
  report.files.push(target);
  return report;
}

/** Sorted by code; of records with one text the first keeps it and the others point to it. */
export function mergeSameText(records: readonly StoredRecord[]): StoredRecord[] {
  const holders = new Map<string, string>();
  return [...records]
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .map((record) => {
      const text = JSON.stringify(record.sections.filter(({ path }) => path === 'steps' || path === 'dossier' || path === 'condition').map(({ lines }) => lines));
      if (text.length < SHORTEST_SHARED_TEXT) return record;
      const digest = createHash('sha256').update(text).digest('hex');
      const holder = holders.get(digest);
      if (holder === undefined) {
        holders.set(digest, record.code);
        return record;
      }
      return { ...record, sameAs: holder, sections: [] };
    });
}
