import { PortalRecordSchema, type PortalRecord } from './record.js';
import { readLines } from './readLines.js';

export interface BrokenLine {
  line: number;
  cause: string;
}

export type PortalLine = { record: PortalRecord } | { broken: BrokenLine };

/** Every line of a capture as a record or as the reason why it is none; empty lines are passed over. */
export async function* readPortalFile(file: string): AsyncGenerator<PortalLine> {
  let line = 0;
  const seen = new Map<string, number>();
  for await (const text of readLines(file)) {
    line += 1;
    if (text.trim() === '') continue;
    const parsed = parseLine(text);
    if (typeof parsed === 'string') {
      yield { broken: { line, cause: parsed } };
      continue;
    }
    const first = seen.get(parsed.ma_thu_tuc);
    if (first !== undefined) {
      yield { broken: { line, cause: `code ${parsed.ma_thu_tuc} came before on line ${first}; the first one is kept` } };
      continue;
    }
    seen.set(parsed.ma_thu_tuc, line);
    yield { record: parsed };
  }
}

function parseLine(text: string): PortalRecord | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const result = PortalRecordSchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a portal record'}`;
}
