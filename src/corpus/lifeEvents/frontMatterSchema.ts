import { z } from 'zod';
import { fold } from '../../text/fold.js';

/** The longest situation that is kept: a citizen's message, not a document. */
export const LONGEST_SITUATION = 300;

const text = z.string().trim().min(1).transform((value) => value.normalize('NFC'));
const situation = z.string().trim().min(1).max(LONGEST_SITUATION).transform((value) => value.normalize('NFC'));

/** The head of a life-event file. */
export const lifeEventHead = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words without diacritics joined by "-", such as sinh-con'),
  title: text,
  updated: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month in quotes, such as "2026-11"'),
  situations: z.array(situation).min(6).max(120).refine(areDistinct, 'tells one situation twice (diacritics aside)'),
});

export type LifeEventHead = z.infer<typeof lifeEventHead>;

function areDistinct(situations: string[]): boolean {
  return new Set(situations.map(fold)).size === situations.length;
}
