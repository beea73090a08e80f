import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { FACT_FIELDS } from '../facts/factSheet.js';

const ProblemSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  unclear: z.array(z.enum(FACT_FIELDS)).default([]),
  reason: z.string().optional(),
  warning: z.string().optional(),
  validity: z.strictObject({ status: z.enum(['replaced', 'outdated']), replacedBy: z.string().optional(), note: z.string().optional() }).optional(),
});
export type KnownProblem = z.infer<typeof ProblemSchema>;
export type KnownProblems = ReadonlyMap<string, KnownProblem>;

export class KnownProblemsError extends Error {
  override name = 'KnownProblemsError';
}

/** Parses the reviewed list of mistakes in portal records (`known-problems.yaml`). */
export function parseKnownProblems(text: string, file: string): KnownProblems {
  const result = z.strictObject({ problems: z.array(ProblemSchema) }).safeParse(parse(text));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new KnownProblemsError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}; fix that entry of the list`);
  }
  return new Map(result.data.problems.map((problem) => [problem.code, problem]));
}

/** Reads the list; a missing file is an empty list. */
export async function readKnownProblems(file: string): Promise<KnownProblems> {
  try {
    return parseKnownProblems(await readFile(file, 'utf8'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}
