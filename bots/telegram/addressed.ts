import type { Identity } from './identity.js';
import type { Message } from './updateSchema.js';

/** True for a chat of more than two, where we speak only when spoken to. */
export function isGroup(type: string): boolean {
  return type === 'group' || type === 'supergroup';
}

/** Whether a message in a group is meant for the bot: it names it or answers it. Commands are judged where they are read. */
export function isAddressed(message: Message, text: string, { id, username }: Identity): boolean {
  if (message.reply_to_message?.from?.id === id) return true;
  if ([...(message.entities ?? []), ...(message.caption_entities ?? [])].some((entity) => entity.type === 'text_mention' && entity.user?.id === id)) return true;
  return username !== undefined && mentionOf(username).test(text);
}

/** A text without the bot's name. */
export function withoutMention(text: string, { username }: Identity): string {
  return username === undefined ? text : text.replace(mentionOf(username), ' ').replace(/ {2,}/g, ' ').trim();
}

function mentionOf(username: string): RegExp {
  return new RegExp(`(?<![\\w@])@${username.replace(/\W/g, '')}(?!\\w)`, 'gi');
}
