import type { Generated } from 'kysely';

/** Tables of the state database, as the query builder sees them. Times are milliseconds since 1970. */
export interface Schema {
  conversations: ConversationRow;
  messages: MessageRow;
  answers: AnswerRow;
  feedback: FeedbackRow;
  leases: LeaseRow;
  inbox: InboxRow;
  outbox: OutboxRow;
  notices: NoticeRow;
  pace: PaceRow;
}

export interface ConversationRow {
  id: string;
  channel: string;
  /** Hash of the channel's user id or of the web cookie: enough to find the conversation, useless to impersonate. */
  user_key: string;
  /** Hash of the person where one person has several conversations (alone and in groups); empty when `user_key` is the person. */
  citizen_key: Generated<string>;
  created_at: number;
  last_at: number;
}

export interface MessageRow {
  id: string;
  conversation_id: string;
  /** The question with personal data masked. */
  text: string;
  asked_at: number;
}

export interface AnswerRow {
  /** Random and unguessable: it names the answer in links and feedback forms. */
  id: string;
  message_id: string;
  status: string;
  title: string;
  lead: string;
  /** JSON: statements with the citation they rest on. */
  statements: string;
  /** JSON: citations. */
  citations: string;
  /** JSON: every retrieved passage with its score and whether it was used. */
  passages: string;
  confidence: number;
  ms: number;
  answered_at: number;
}

export interface FeedbackRow {
  id: string;
  answer_id: string;
  /** 1: the citizen says the answer is right; 0: it is not. */
  is_right: number;
  comment: string;
  given_at: number;
}

export interface LeaseRow {
  name: string;
  holder: string;
  until: number;
}

/** A message that a platform handed over. Open while `done_at` is 0. */
export interface InboxRow {
  /** Order of arrival. */
  seq: Generated<number>;
  channel: string;
  /** Hash of the platform's id of the message. */
  message_key: string;
  /** Hash of where the answer goes: one message at a time and in order. */
  lane: string;
  /** Hash that names the conversation. */
  user_key: string;
  /** Hash of who wrote. */
  citizen_key: string;
  /** Where the answer goes, as the platform needs it; emptied when the message is done. */
  recipient: string;
  /** JSON of what was sent, unmasked: the answer needs it whole. Emptied when the message is done. */
  content: string;
  sent_at: number;
  received_at: number;
  /** Nobody may take it before: a lease while it is worked on, a pause after a failure. */
  not_before: number;
  holder: string;
  attempts: number;
  /** 1: the citizen has been told that it takes longer. */
  noticed: number;
  /** What became of it: an answer's status or the name of another outcome; empty while open. */
  outcome: string;
  done_at: number;
}

export type PartState =
  | 'waiting'
  /** On its way, or in doubt when who sent it died. */
  | 'sending'
  | 'sent'
  /** Given up; staff see the reason and may send it again. */
  | 'failed'
  /** The recipient left before it was sent. */
  | 'cancelled';

/** One message to send. */
export interface OutboxRow {
  seq: Generated<number>;
  channel: string;
  lane: string;
  citizen_key: string;
  /** As the platform needs it; emptied when the part is sent or cancelled. */
  recipient: string;
  /** JSON of the platform's call; emptied like the recipient. */
  part: string;
  /** The answer it belongs to; null for a notice. */
  answer_id: string | null;
  state: PartState;
  /** 1 while it is waiting or sending: what comes later in its lane waits for it. */
  open: number;
  attempts: number;
  /** How often it was sent again after whoever sent it died without saying what became of it. */
  doubts: number;
  not_before: number;
  holder: string;
  /** Why it was not sent at the last try. */
  reason: string;
  created_at: number;
  done_at: number;
}

/** That a citizen was told something that is not said again for a while. */
export interface NoticeRow {
  user_key: string;
  /** Hash of who is told, so that deletion finds it. */
  citizen_key: string;
  kind: string;
  at: number;
}

/** When the next message may leave, by channel and by recipient. */
export interface PaceRow {
  name: string;
  /** Theoretical arrival time of the next one. */
  due: number;
}
