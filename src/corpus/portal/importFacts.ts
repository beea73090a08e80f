import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactSheet } from '../facts/factSheet.js';
import { countSheet, emptyReport, type ImportProgress, type ImportReport } from './importReport.js';
import { readKnownProblems } from './knownProblems.js';
import { readPortalFile } from './readPortalFile.js';
import { renderFacts } from './renderFacts.js';
import { CAPTURED, toFactSheet } from './toFactSheet.js';

/**
 * Makes `corpus/facts/` out of a capture of the portal: a fact sheet for each record, one file for each field.
 * `captured` is the month in which the capture was taken. `known-problems.yaml` in the folder is kept and obeyed; fact files of fields that are gone are removed.
 * @throws ImportError when the file cannot be read; a broken line is reported and passed over.
 */
export async function importFacts(
  file: string, outDir: string, onProgress: ImportProgress = () => undefined, captured = CAPTURED,
): Promise<ImportReport> {
  const known = await readKnownProblems(join(outDir, 'known-problems.yaml'));
  const report = emptyReport(file);
  const sheets: FactSheet[] = [];
  for await (const line of readPortalFile(file)) {
    if ('broken' in line) {
      report.broken.push(line.broken);
      continue;
    }
    const result = toFactSheet(line.record, known.get(line.record.ma_thu_tuc), captured);
    countSheet(report, result);
    sheets.push(result.sheet);
    onProgress(report.records);
  }
  // Nothing readable: keep the sheets that are there instead of replacing them with nothing.
  if (sheets.length === 0) return report;
  const files = renderFacts(sheets);
  await mkdir(outDir, { recursive: true });
  for (const [name, text] of files) {
    const path = join(outDir, name);
    await writeFile(`${path}.part`, text);
    await rename(`${path}.part`, path);
    report.files.push(path);
  }
  for (const name of await readdir(outDir)) {
    if (name.endsWith('.jsonl') && !files.has(name)) await rm(join(outDir, name));
  }
  report.written = sheets.length;
  return report;
}
