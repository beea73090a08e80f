import { z } from 'zod';
import { ASPECTS } from '../document.js';

const text = z.string().min(1);

/** One line of `<state>/imports/tthc.jsonl`: a cleaned full record, or a pointer to the record that holds its text. */
export const StoredRecordSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: text,
  decision: text.optional(),
  levels: z.array(z.enum(['central', 'province', 'commune'])),
  field: text,
  agency: text.optional(),
  who: z.array(text),
  url: text,
  captured: text,
  validity: z.strictObject({ status: z.enum(['replaced', 'outdated']), replacedBy: text.optional(), note: text.optional() }).optional(),
  warnings: z.array(text).optional(),
  /** Code of the record with the same text. */
  sameAs: text.optional(),
  sections: z.array(z.strictObject({ path: z.enum(ASPECTS), heading: text, lines: z.array(text) })),
});
export type StoredRecord = z.infer<typeof StoredRecordSchema>;
