import type { Migration } from 'kysely';
import { conversations0001 } from './conversations0001.js';

/** Every migration under the name it is remembered by. Names sort in the order they run; a published one never changes. */
export const migrations: Record<string, Migration> = {
  '0001_conversations': conversations0001,
};
