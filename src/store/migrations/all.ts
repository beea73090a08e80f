import type { Migration } from 'kysely';
import { conversations0001 } from './conversations0001.js';
import { inboxOutbox0003 } from './inboxOutbox0003.js';
import { zaloTokens0002 } from './zaloTokens0002.js';

/** Every migration under the name it is remembered by. Names sort in the order they run; a published one never changes. */
export const migrations: Record<string, Migration> = {
  '0001_conversations': conversations0001,
  '0002_zalo_tokens': zaloTokens0002,
  '0003_inbox_outbox': inboxOutbox0003,
};
