/** Tables of the state database, as the query builder sees them. Times are milliseconds since 1970. */
export interface Schema {
  conversations: ConversationRow;
  messages: MessageRow;
  answers: AnswerRow;
  feedback: FeedbackRow;
  leases: LeaseRow;
}

export interface ConversationRow {
  id: string;
  channel: string;
  /** Hash of the channel's user id or of the web cookie: enough to find the conversation, useless to impersonate. */
  user_key: string;
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
