import { z } from 'zod';
import type { Incoming } from '../channel.js';
import type { Log } from '../web/dependencies.js';
import { isGroup } from './addressed.js';
import type { ApiClient } from './apiClient.js';
import type { Identity } from './identity.js';
import { readUpdate, type ReadUpdate } from './readUpdate.js';
import { updateSchema, type Update } from './updateSchema.js';

export interface UpdateTaker {
  /**
   * Stores what the updates hold, then answers the taps. An update that cannot be read is left out: Telegram would send it again
   * for a day and hold back its chat meanwhile.
   * @throws what `accept` throws: the updates are then not taken
   */
  take(updates: readonly unknown[], accept: (incoming: Incoming[]) => Promise<void>): Promise<void>;
}

export interface UpdateTakerParts {
  api: ApiClient;
  /** The bot's number, known without asking. */
  botId: number;
  identity: () => Promise<Identity>;
  now: () => number;
  log: Log;
}

/** One way in for both doors, webhook and polling. */
export function createUpdateTaker({ api, botId, identity, now, log }: UpdateTakerParts): UpdateTaker {
  const parse = (raw: unknown): Update[] => {
    const result = updateSchema.safeParse(raw);
    if (result.success) return [result.data];
    // Paths only: the values are a citizen's words.
    log.warn({ fields: result.error.issues.slice(0, 5).map(({ path }) => path.map(String).join('.')) }, 'a Telegram update cannot be read and is left out');
    return [];
  };
  const read = async (update: Update): Promise<ReadUpdate> => {
    const chat = (update.message ?? update.edited_message)?.chat;
    return readUpdate(update, chat && isGroup(chat.type) ? await identity() : { id: botId, username: undefined }, now());
  };
  const answerTap = ({ id, note }: NonNullable<ReadUpdate['tap']>): void => {
    // Nothing waits for it: a tap that is not answered shows a spinner for a while, no more.
    api.call('answerCallbackQuery', { callback_query_id: id, ...(note === undefined ? {} : { text: note }) }).catch((error: unknown) => {
      log.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'a tap was not answered');
    });
  };
  return {
    async take(updates, accept) {
      const found = await Promise.all(updates.flatMap(parse).map(read));
      const incoming = found.flatMap((one) => one.incoming ?? []);
      if (incoming.length > 0) await accept(incoming);
      for (const { tap } of found) if (tap) answerTap(tap);
    },
  };
}

/** What `getUpdates` gives: each one numbered, whatever else is in it. */
export const batchSchema = z.array(z.looseObject({ update_id: z.int() }));
