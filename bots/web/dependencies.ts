import type { Context } from 'hono';
import type { AnswerStatus } from '../../src/answer/answer.js';
import type { Assistant } from '../../src/conversation/assistant.js';
import type { Document } from '../../src/corpus/document.js';
import type { Conversations } from '../../src/store/conversations.js';
import type { FeedbackBox } from '../../src/store/feedbackBox.js';
import type { Assets } from './assets.js';

/** Gives the documents that answers cite. */
export interface DocumentReader {
  get(id: string): Document | undefined;
}

/** How far the first index is. With `ready`, `note` says what is still going on (meaning search being prepared, …). */
export interface IndexingStatus {
  state: 'indexing' | 'ready' | 'failed';
  done: number;
  total: number;
  /** A sentence for citizens, in Vietnamese; empty when there is nothing to say. */
  note: string;
}

/** What the doors need of a logger; pino fits. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the web chat reports about itself. */
export interface WebChatMetrics {
  answered(status: AnswerStatus, seconds: number): void;
  feedback(isRight: boolean): void;
}

export interface WebChatDependencies {
  assistant: Assistant;
  documents: DocumentReader;
  conversations: Pick<Conversations, 'record' | 'recentQuestions' | 'questionsUpTo' | 'forget'>;
  feedback: Pick<FeedbackBox, 'give'>;
  status: () => IndexingStatus;
  /** False when the client behind this request has asked too much of late. */
  allow: (c: Context) => boolean;
  assets: Assets;
  metrics: WebChatMetrics;
  log: Log;
  /** Days that questions are kept; said on the privacy page. */
  retentionDays: number;
  now?: () => number;
}
