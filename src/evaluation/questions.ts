import { z } from 'zod';

/** How a question is written; the report has a table per style. */
const schema = z.object({
  id: z.string(),
  question: z.string(),
  style: z.string().default('-'),
  corpus: z.enum(['tthc', 'plan', 'none']).default('tthc'),
  gold: z.array(z.string()).default([]),
  must_contain: z.array(z.string()).default([]),
  context: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** One question with what is right for it. */
export interface EvalQuestion {
  id: string;
  question: string;
  context: string[];
  style: string;
  topic: string;
  /** `tthc`: a procedure is asked for; `plan`: a section of a plan; `none`: the documents can't answer it. */
  corpus: 'tthc' | 'plan' | 'none';
  /** Procedure codes, or plan sections as `000#IV.8`. */
  gold: string[];
  /** Every gold section is needed, not just one of them. */
  needsAll: boolean;
  mustContain: string[];
}

/** Questions whose answer stands in two sections, so that one of them is no hit. Named in the scoring rules of the question set. */
const NEEDS_ALL: ReadonlySet<string> = new Set(['dev-194', 'dev-224']);

export class QuestionFileError extends Error {
  override name = 'QuestionFileError';
}

/**
 * Reads questions from JSON lines.
 * @param topics topic of each question id.
 * @throws QuestionFileError naming the line that can't be read.
 */
export function parseQuestions(text: string, topics: ReadonlyMap<string, string> = new Map()): EvalQuestion[] {
  const out: EvalQuestion[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const parsed = schema.safeParse(parseJson(line, index));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new QuestionFileError(`line ${index + 1}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'invalid'}`);
    }
    const { context, must_contain: mustContain, ...rest } = parsed.data;
    out.push({
      ...rest,
      context: context == null ? [] : typeof context === 'string' ? [context] : context,
      topic: topics.get(rest.id) ?? '-',
      needsAll: NEEDS_ALL.has(rest.id),
      mustContain,
    });
  }
  return out;
}

/** Reads `id<TAB>topic` lines. */
export function parseTopics(text: string): Map<string, string> {
  const topics = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [id, topic] = line.split('\t');
    if (id && topic) topics.set(id, topic.trim());
  }
  return topics;
}

function parseJson(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new QuestionFileError(`line ${index + 1} is not JSON: ${line.slice(0, 80)}`);
  }
}
