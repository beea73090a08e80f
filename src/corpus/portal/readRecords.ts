import { readFile } from 'node:fs/promises';
import type { CorpusProblem, Document, Section } from '../document.js';
import { StoredRecordSchema, type StoredRecord } from './storedRecord.js';

export interface RecordsRead {
  documents: Document[];
  problems: CorpusProblem[];
}

/** Reads imported full records; no import yet is an empty list. A broken line is a problem of its own. */
export async function readRecords(file: string): Promise<RecordsRead> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { documents: [], problems: [] };
    throw error;
  }
  return parseRecords(text, file);
}

/** Imported records as Documents of the layer `record`. */
export function parseRecords(text: string, file: string): RecordsRead {
  const documents: Document[] = [];
  const problems: CorpusProblem[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    try {
      documents.push(toDocument(StoredRecordSchema.parse(JSON.parse(line)), file));
    } catch (error) {
      const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      problems.push({ file, severity: 'error', cause: `line ${index + 1}: ${cause}`, remedy: 'import the capture again with "motcua import tthc FILE"' });
    }
  });
  return { documents, problems };
}

function toDocument(record: StoredRecord, file: string): Document {
  const sections: Section[] = record.sameAs
    ? [{ path: 'about', heading: 'Thông tin chung', trail: [], layer: 'record', lines: [`Nội dung của thủ tục này trên Cổng Dịch vụ công quốc gia trùng với thủ tục mã ${record.sameAs}.`] }]
    : record.sections.map(({ path, heading, lines }) => ({ path, heading, trail: [], aspect: path, layer: 'record' as const, lines }));
  return {
    id: record.code,
    kind: 'procedure',
    title: record.name,
    ...(record.agency ? { issuer: record.agency } : {}),
    ...(record.decision ? { number: record.decision } : {}),
    date: record.captured,
    levels: record.levels,
    field: record.field,
    who: record.who,
    url: record.url,
    validity: record.validity
      ? {
          status: record.validity.status,
          ...(record.validity.replacedBy ? { replacedBy: record.validity.replacedBy } : {}),
          ...(record.validity.note ? { note: record.validity.note } : {}),
        }
      : { status: 'in_force' },
    warnings: record.warnings ?? [],
    sections,
    files: [file],
  };
}
