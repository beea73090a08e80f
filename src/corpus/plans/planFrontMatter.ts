import { z } from 'zod';
import { CorpusFileError } from './corpusFileError.js';

const text = z.string().trim().min(1);
const written = z.union([text, z.number().transform(String)]);

const schema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and dashes only'),
  title: text,
  issuer: text.optional(),
  /** Left out where the document leaves it blank. */
  number: written.optional(),
  /** As the document writes it; only the year where day and month are blank. */
  date: written.optional(),
  place: text.optional(),
  level: z.enum(['central', 'province', 'commune']),
  years: z.array(z.int().min(1900).max(2200)).default([]),
  signer: text.optional(),
  url: z.url().optional(),
  status: z.enum(['in_force', 'replaced', 'outdated']).default('in_force'),
  replacedBy: text.optional(),
  warnings: z.array(text).default([]),
});

export type PlanFrontMatter = z.output<typeof schema>;

/** @throws CorpusFileError naming each field that is missing, unknown or wrong. */
export function parsePlanFrontMatter(data: unknown): PlanFrontMatter {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'front matter'}: ${issue.message}${valueAt(data, issue.path)}`);
  throw new CorpusFileError(`front matter of a plan: ${wrong.join('; ')}`, 'correct these fields; corpus/plans/ has examples');
}

function valueAt(data: unknown, path: PropertyKey[]): string {
  let value = data;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  return path.length === 0 || value === undefined ? '' : ` (it is ${JSON.stringify(value)})`;
}
