import { z } from 'zod';
import type { ApiClient } from './apiClient.js';

/** Who the bot is on Telegram. */
export interface Identity {
  id: number;
  /** Without the `@`; nothing until Telegram has told it. */
  username: string | undefined;
}

const me = z.object({ username: z.string().optional() });

/** The bot's number, which its token begins with. */
export function botIdOf(token: string): number {
  return Number(token.slice(0, token.indexOf(':')));
}

/** Asks Telegram for the bot's name, once. A failure is not remembered. */
export function createIdentity(api: ApiClient, token: string): () => Promise<Identity> {
  const id = botIdOf(token);
  let asked: Promise<Identity> | undefined;
  return () => {
    asked ??= api.call('getMe', {}).then((answer) => ({ id, username: me.parse(answer).username }));
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };
}
