import type { Transaction } from 'kysely';
import type { Schema } from './schema.js';

/** How fast something may happen: once every `everyMs`, with `burst` at once after a rest. */
export interface Rate {
  everyMs: number;
  burst: number;
}

/**
 * The generic cell rate algorithm: one number says when the next one is due, so that several server processes share it in one row.
 * @returns the moment from which one more is allowed; not later than `now` when it is allowed now
 */
export function allowedAt(due: number, { everyMs, burst }: Rate): number {
  return due - everyMs * (burst - 1);
}

/** When the next one is due by the rate `name`; 0 when nothing happened yet. */
export async function readDue(trx: Transaction<Schema>, name: string): Promise<number> {
  return (await trx.selectFrom('pace').select('due').where('name', '=', name).executeTakeFirst())?.due ?? 0;
}

/** Counts one that happens now. */
export async function countOne(trx: Transaction<Schema>, name: string, due: number, rate: Rate, now: number): Promise<void> {
  const next = Math.max(due, now) + rate.everyMs;
  await trx.insertInto('pace').values({ name, due: next }).onConflict((conflict) => conflict.column('name').doUpdateSet({ due: next })).execute();
}
