import type { Kysely } from 'kysely';
import { randomId } from './randomId.js';
import type { Schema } from './schema.js';

/** Longest comment that is kept. */
const LONGEST_COMMENT = 1_000;

/** What citizens say of an answer, for staff to read. */
export class FeedbackBox {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly mask: (text: string) => string,
    private readonly now: () => number,
  ) {}

  /**
   * Keeps one opinion per answer; a later one replaces it, but an empty comment does not wipe an earlier one.
   * @returns false when the answer is unknown (deleted, or never given).
   */
  async give(answerId: string, isRight: boolean, comment: string): Promise<boolean> {
    const text = this.mask(comment).slice(0, LONGEST_COMMENT);
    return this.db.transaction().execute(async (trx) => {
      const known = await trx.selectFrom('answers').select('id').where('id', '=', answerId).executeTakeFirst();
      if (!known) return false;
      const opinion = { is_right: isRight ? 1 : 0, given_at: this.now(), ...(text === '' ? {} : { comment: text }) };
      await trx.insertInto('feedback')
        .values({ comment: '', ...opinion, id: randomId(), answer_id: answerId })
        .onConflict((conflict) => conflict.column('answer_id').doUpdateSet(opinion))
        .execute();
      return true;
    });
  }
}
