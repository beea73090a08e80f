import { z } from 'zod';

/** Parts of a sheet that may be unclear in the portal's record; an unclear part is never stated. */
export const FACT_FIELDS = ['levels', 'times', 'fees', 'papers', 'offices', 'submitTo', 'deadlines', 'results', 'legalBases'] as const;

const text = z.string().min(1);
const ChannelSchema = z.strictObject({
  channel: z.enum(['online', 'direct', 'post']),
  /** Null: the record names none, or the sheet marks `times` as unclear. */
  time: z
    .strictObject({
      value: z.number().positive(),
      unit: z.enum(['working_day', 'day', 'working_hour', 'hour', 'minute', 'week', 'month', 'year']),
    })
    .nullable(),
  fees: z.array(
    z.strictObject({ amount: z.number().positive(), currency: z.enum(['VND', 'USD', 'EUR']), per: text.optional(), note: text.optional() }),
  ),
  /** The record says "Miễn phí", and nothing beside it speaks against it. */
  free: z.literal(true).optional(),
});

/** The bare facts of one procedure of the national portal; no official prose. */
export const FactSheetSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: text,
  decision: text.optional(),
  levels: z.array(z.enum(['central', 'province', 'commune'])),
  field: text,
  agency: text.optional(),
  who: z.array(text),
  offices: z.array(text),
  /** Cơ quan có thẩm quyền. */
  authority: z.array(text),
  /** Địa chỉ tiếp nhận hồ sơ. */
  address: text.optional(),
  /** Offices named in the steps or the channels as the place to hand the papers in. */
  submitTo: z.array(text),
  channels: z.array(ChannelSchema),
  /** Different times of the channels' rows, each borne out by the record's own words: they belong to cases, not to channels. */
  timesByCase: z.literal(true).optional(),
  deadlines: z.array(z.strictObject({ text, act: text.optional() })),
  papers: z.array(
    z.strictObject({ case: text.optional(), name: text, form: text.optional(), originals: z.int().nonnegative(), copies: z.int().nonnegative() }),
  ),
  /** Rows of the papers table that are remarks of officials, not papers. */
  notes: z.int().nonnegative(),
  results: z.array(text),
  legalBases: z.array(z.strictObject({ number: text, title: text.optional() })),
  url: z.url(),
  captured: z.string().regex(/^\d{4}-\d{2}$/),
  validity: z.strictObject({ status: z.enum(['replaced', 'outdated']), replacedBy: text.optional(), note: text.optional() }).optional(),
  warnings: z.array(text).optional(),
  unclear: z.array(z.enum(FACT_FIELDS)),
});
export type FactSheet = z.infer<typeof FactSheetSchema>;
export type FactField = (typeof FACT_FIELDS)[number];
export type FactChannel = FactSheet['channels'][number];
