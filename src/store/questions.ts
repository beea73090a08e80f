import { sql, type Kysely } from 'kysely';
import type { PartState, Schema } from './schema.js';

export interface QuestionFilter {
  /** Milliseconds since 1970. */
  since?: number;
  channel?: string;
  status?: string;
  /** Answered or offered although the search was not sure. */
  doubtful?: boolean;
  noSource?: boolean;
  /** The citizen says that the answer is wrong. */
  down?: boolean;
  /** A part of the answer was given up. */
  undelivered?: boolean;
  limit: number;
}

/** A question with what became of it, for staff. Everything is masked as it was stored. */
export interface AskedQuestion {
  id: string;
  answerId: string;
  conversationId: string;
  askedAt: number;
  channel: string;
  question: string;
  status: string;
  title: string;
  confidence: number;
  /** What the citizen thinks of the answer. */
  feedback: 'right' | 'wrong' | null;
  comment: string;
  /** Parts of the answer by state; of the web there are none. */
  parts: { waiting: number; sent: number; failed: number };
}

/** A part as staff see it: not what it says, which is personal until it is deleted. */
export interface PartOfAnswer {
  seq: number;
  channel: string;
  state: PartState;
  attempts: number;
  doubts: number;
  reason: string;
  createdAt: number;
}

export interface ShownQuestion extends AskedQuestion {
  lead: string;
  statements: { text: string; citation: number; heading?: string }[];
  citations: { document: string; section: string; title?: string; heading?: string; date?: string; url?: string; source?: string }[];
  passages: { document: string; section: string; score: number; used: boolean }[];
  ms: number;
  /** The whole conversation, oldest first. */
  conversation: { id: string; askedAt: number; question: string; status: string; title: string }[];
  deliveries: PartOfAnswer[];
}

/** Below this the search was not sure: a person should look. */
const SURE = 0.7;
const MOST_OF_A_CONVERSATION = 100;

/** Reads what was asked and answered. */
export class Questions {
  constructor(private readonly db: Kysely<Schema>) {}

  /** Questions that fit, the last first. */
  async list({ since, channel, status, doubtful, noSource, down, undelivered, limit }: QuestionFilter): Promise<AskedQuestion[]> {
    let query = selectQuestions(this.db).orderBy('messages.asked_at', 'desc').limit(limit);
    if (since !== undefined) query = query.where('messages.asked_at', '>=', since);
    if (channel !== undefined) query = query.where('conversations.channel', '=', channel);
    if (status !== undefined) query = query.where('answers.status', '=', status);
    if (doubtful) query = query.where('answers.status', 'in', ['answered', 'clarify']).where('answers.confidence', '<', SURE);
    if (noSource) query = query.where('answers.status', '=', 'no_source');
    if (down) query = query.where('feedback.is_right', '=', 0);
    if (undelivered) query = query.where(({ exists, selectFrom }) => exists(selectFrom('outbox').select('outbox.seq').whereRef('outbox.answer_id', '=', 'answers.id').where('outbox.state', '=', 'failed')));
    return (await query.execute()).map(toQuestion);
  }

  /** The questions whose id, or whose answer's id, begins like this; two at most. */
  async find(beginning: string): Promise<AskedQuestion[]> {
    const end = `${beginning}\u{10FFFF}`;
    const rows = await selectQuestions(this.db).where((where) => where.or([
      where.and([where('messages.id', '>=', beginning), where('messages.id', '<', end)]),
      where.and([where('answers.id', '>=', beginning), where('answers.id', '<', end)]),
    ])).limit(2).execute();
    return rows.map(toQuestion);
  }

  /** Everything about one question. */
  async show(question: AskedQuestion): Promise<ShownQuestion> {
    const answer = await this.db.selectFrom('answers').select(['lead', 'statements', 'citations', 'passages', 'ms']).where('id', '=', question.answerId).executeTakeFirstOrThrow();
    const conversation = await this.db.selectFrom('messages').innerJoin('answers', 'answers.message_id', 'messages.id')
      .select(['messages.id', 'messages.asked_at as askedAt', 'messages.text as question', 'answers.status', 'answers.title'])
      .where('messages.conversation_id', '=', question.conversationId)
      .orderBy('messages.asked_at', 'desc').limit(MOST_OF_A_CONVERSATION).execute();
    return {
      ...question, lead: answer.lead, ms: answer.ms,
      statements: JSON.parse(answer.statements) as ShownQuestion['statements'],
      citations: JSON.parse(answer.citations) as ShownQuestion['citations'],
      passages: JSON.parse(answer.passages) as ShownQuestion['passages'],
      conversation: conversation.reverse(),
      deliveries: await this.parts().where('answer_id', '=', question.answerId).execute(),
    };
  }

  /** Given-up notices, which belong to no answer. */
  async failedNotices(since: number, limit: number): Promise<PartOfAnswer[]> {
    return this.parts().where('state', '=', 'failed').where('answer_id', 'is', null).where('created_at', '>=', since).limit(limit).execute();
  }

  private parts() {
    return this.db.selectFrom('outbox').select(['seq', 'channel', 'state', 'attempts', 'doubts', 'reason', 'created_at as createdAt']).orderBy('seq');
  }
}

function selectQuestions(db: Kysely<Schema>) {
  const count = (...states: PartState[]) => sql<number>`(select count(*) from outbox where outbox.answer_id = answers.id and outbox.state in (${sql.join(states)}))`;
  return db.selectFrom('messages')
    .innerJoin('conversations', 'conversations.id', 'messages.conversation_id')
    .innerJoin('answers', 'answers.message_id', 'messages.id')
    .leftJoin('feedback', 'feedback.answer_id', 'answers.id')
    .select([
      'messages.id', 'answers.id as answerId', 'conversations.id as conversationId', 'messages.asked_at as askedAt', 'conversations.channel',
      'messages.text as question', 'answers.status', 'answers.title', 'answers.confidence', 'feedback.is_right', 'feedback.comment',
    ])
    .select([count('waiting', 'sending').as('waiting'), count('sent').as('sent'), count('failed').as('failed')]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectQuestions>['execute']>>[number];

function toQuestion({ is_right, comment, waiting, sent, failed, ...row }: Row): AskedQuestion {
  return { ...row, feedback: is_right === null ? null : is_right === 1 ? 'right' : 'wrong', comment: comment ?? '', parts: { waiting: Number(waiting), sent: Number(sent), failed: Number(failed) } };
}
