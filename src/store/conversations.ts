import type { Kysely, Transaction } from 'kysely';
import { randomId } from './randomId.js';
import type { Schema } from './schema.js';

/** Longest question that is kept: enough to understand it, not enough to fill the disk. */
const LONGEST_TEXT = 2_000;

/** One question and what was answered, ready to be kept. */
export interface Exchange {
  channel: string;
  /** Hash of the channel's user id. */
  userKey: string;
  /** Hash of the person, where the conversation is not theirs alone (a group). */
  citizenKey?: string;
  /** Id for the answer, where it had to be known before; a new one otherwise. */
  answerId?: string;
  question: string;
  answer: {
    status: string;
    title: string;
    lead: string;
    statements: readonly unknown[];
    citations: readonly unknown[];
    /** Every retrieved passage with its score and whether it was used. */
    passages: readonly { document: string; section: string; score: number; used: boolean }[];
    confidence: number;
    ms: number;
  };
}

/** Conversations of all channels. Questions are masked before they are written. */
export class Conversations {
  constructor(
    private readonly db: Kysely<Schema>,
    private readonly mask: (text: string) => string,
    private readonly now: () => number,
  ) {}

  /** Keeps one exchange and returns the id of its answer. */
  async record(exchange: Exchange): Promise<string> {
    return this.db.transaction().execute((trx) => this.keep(trx, exchange));
  }

  /** The same inside a transaction that writes more than this. */
  async keep(trx: Transaction<Schema>, exchange: Exchange): Promise<string> {
    const { answer, answerId = randomId() } = exchange;
    const at = this.now();
    const text = this.mask(exchange.question).slice(0, LONGEST_TEXT);
    const conversation = await touch(trx, exchange, at);
    const message = randomId();
    await trx.insertInto('messages').values({ id: message, conversation_id: conversation, text, asked_at: at }).execute();
    await trx.insertInto('answers').values({
      id: answerId,
      message_id: message,
      status: answer.status,
      title: answer.title,
      lead: answer.lead,
      statements: JSON.stringify(answer.statements),
      citations: JSON.stringify(answer.citations),
      passages: JSON.stringify(answer.passages),
      confidence: answer.confidence,
      ms: answer.ms,
      answered_at: at,
    }).execute();
    return answerId;
  }

  /** The last questions of a citizen since a moment, oldest first. */
  async recentQuestions(channel: string, userKey: string, since: number, limit: number): Promise<string[]> {
    const rows = await this.db.selectFrom('messages')
      .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
      .select('messages.text')
      .where('conversations.channel', '=', channel)
      .where('conversations.user_key', '=', userKey)
      .where('messages.asked_at', '>=', since)
      .orderBy('messages.asked_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => row.text).reverse();
  }

  /** The questions that led to an answer, its own last; empty when the answer is unknown. */
  async questionsUpTo(answerId: string, limit: number): Promise<string[]> {
    const asked = await this.db.selectFrom('answers')
      .innerJoin('messages', 'messages.id', 'answers.message_id')
      .select(['messages.conversation_id', 'messages.asked_at'])
      .where('answers.id', '=', answerId)
      .executeTakeFirst();
    if (!asked) return [];
    const rows = await this.db.selectFrom('messages').select('text')
      .where('conversation_id', '=', asked.conversation_id)
      .where('asked_at', '<=', asked.asked_at)
      .orderBy('asked_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map((row) => row.text).reverse();
  }

  /** Deletes everything kept of a citizen, in groups too; returns how many conversations went. */
  async forget(channel: string, userKey: string): Promise<number> {
    return this.db.transaction().execute((trx) => forgetCitizen(trx, channel, userKey));
  }
}

/** Deletes the conversations of a citizen with their messages, answers and feedback, and what is remembered about messages to and from them. */
export async function forgetCitizen(trx: Transaction<Schema>, channel: string, citizen: string): Promise<number> {
  const result = await trx.deleteFrom('conversations').where('channel', '=', channel)
    .where((where) => where.or([where('user_key', '=', citizen), where('citizen_key', '=', citizen)])).executeTakeFirst();
  // What still waits to be answered or sent is finished first: it empties itself then.
  await trx.deleteFrom('outbox').where('channel', '=', channel).where('citizen_key', '=', citizen).where('open', '=', 0).execute();
  await trx.deleteFrom('notices').where('citizen_key', '=', citizen).execute();
  // The key of a message stays, without its citizen: a late duplicate must not be answered again.
  await trx.updateTable('inbox').set({ citizen_key: '', user_key: '', lane: '' })
    .where('channel', '=', channel).where('citizen_key', '=', citizen).where('done_at', '>', 0).execute();
  return Number(result.numDeletedRows);
}

async function touch(trx: Transaction<Schema>, { channel, userKey, citizenKey = '' }: Exchange, at: number): Promise<string> {
  const row = await trx.insertInto('conversations')
    .values({ id: randomId(), channel, user_key: userKey, citizen_key: citizenKey, created_at: at, last_at: at })
    .onConflict((conflict) => conflict.columns(['channel', 'user_key']).doUpdateSet({ last_at: at }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}
