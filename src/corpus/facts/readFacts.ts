import type { CorpusProblem, Document } from '../document.js';
import { FactSheetSchema, type FactSheet } from './factSheet.js';
import { toDocument } from './toDocument.js';

export interface FactsRead {
  documents: Document[];
  problems: CorpusProblem[];
}

/** Reads one file of fact sheets (JSON lines). A broken line is a problem of its own; the others are kept. */
export function readFacts(text: string, file: string): FactsRead {
  const documents: Document[] = [];
  const problems: CorpusProblem[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const sheet = parseSheet(line);
    if (typeof sheet === 'string') {
      problems.push({
        file, severity: 'error', cause: `line ${index + 1}: ${sheet}`, remedy: 'make the fact sheets again with "motcua import tthc --facts FILE", or mend this line',
      });
    } else documents.push(toDocument(sheet, file));
  });
  return { documents, problems };
}

/** One line of a facts file as a sheet, or the reason why it is none. */
export function parseSheet(line: string): FactSheet | string {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    return `not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  const result = FactSheetSchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a fact sheet'}`;
}
