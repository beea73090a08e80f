import { z } from 'zod';
import { ASPECTS } from '../document.js';

const text = z.string().trim().min(1).transform((value) => value.normalize('NFC'));
const legalBasis = z.strictObject({ number: text, title: text });

/** The head of a guidance file. */
export const guidanceHead = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/, 'must be a procedure code in quotes, such as "1.001193"'),
  /** Official name. */
  title: text,
  /** What people call it. */
  short: text,
  levels: z.array(z.enum(['central', 'province', 'commune'])).min(1),
  field: text,
  who: z.array(text).min(1),
  url: z.url(),
  /** When the portal's record was captured. */
  captured: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a date in quotes, such as "2026-07"'),
  /** Digest of the record that the guidance was written from (recordDigest). */
  record: z.string().regex(/^[0-9a-f]{16}$/, 'must be the first 16 hex digits of the record\'s digest, in quotes'),
  legal_bases: z.array(legalBasis).min(1),
  validity: z.strictObject({ status: z.enum(['in_force', 'replaced', 'outdated']), replacedBy: text.optional(), note: text.optional() }),
  warnings: z.array(text).default([]),
  /** Aspects that the record leaves unclear: their section says only that, and states no value. */
  unclear: z.array(z.enum(ASPECTS)).default([]),
  /** What the text says beyond its record, each with its source. */
  explained: z.array(z.strictObject({ text, source: text })).default([]),
});

export type GuidanceHead = z.infer<typeof guidanceHead>;
