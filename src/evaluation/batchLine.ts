import { z } from 'zod';
import type { Answer, Choice, Citation } from '../answer/answer.js';
import type { Question } from '../conversation/assistant.js';

const optionalText = z.string().nullish();
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  context: z.union([z.string(), z.array(z.string())]).nullish(),
  place: optionalText,
});

export type LineId = string | number | null;

/** A line of the batch door's input: a question, or why it is none. */
export type BatchLine = { ok: true; id: string | number; question: Question } | { ok: false; id: LineId; error: string };

/** Reads one input line of the batch door. Never throws. */
export function parseBatchLine(line: string): BatchLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, id: null, error: 'not JSON: each line must be one object {"id", "question", "context"?, "place"?}' };
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.join('.');
    return { ok: false, id: readableId(value), error: `not a question object: ${where ? `"${where}": ` : ''}${issue?.message ?? 'invalid'}` };
  }
  const { id, question, context, place } = parsed.data;
  return {
    ok: true,
    id,
    question: {
      text: question,
      ...(context == null ? {} : { context: typeof context === 'string' ? [context] : context }),
      ...(place == null ? {} : { place }),
    },
  };
}

function readableId(value: unknown): LineId {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

/** The output object of the batch door; the measuring side depends on these names. */
export interface BatchAnswer {
  id: string | number;
  status: Answer['status'];
  text: string;
  statements: { text: string; citation: number }[];
  citations: Pick<Citation, 'document' | 'section' | 'title' | 'date' | 'url'>[];
  choices: Pick<Choice, 'label' | 'document'>[];
  contacts: Answer['contacts'];
  ranking: Answer['ranking'];
  confidence: number;
  ms: number;
}

/** An Answer as the batch door prints it. `text` is the rendered answer. */
export function toBatchAnswer(id: string | number, answer: Answer, text: string): BatchAnswer {
  return {
    id,
    status: answer.status,
    text,
    statements: answer.statements.map(({ text: statement, citation }) => ({ text: statement, citation })),
    citations: answer.citations.map(({ document, section, title, date, url }) => ({ document, section, title, date, url })),
    choices: answer.choices.map(({ label, document }) => ({ label, document })),
    contacts: answer.contacts.map(({ name, phone, scope, source }) => ({ name, phone, scope, source })),
    ranking: answer.ranking.slice(0, 20).map(({ document, section, score }) => ({ document, section, score })),
    confidence: answer.confidence,
    ms: answer.ms,
  };
}
