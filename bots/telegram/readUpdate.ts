import type { Incoming, IncomingContent } from '../channel.js';
import { isAddressed, isGroup, withoutMention } from './addressed.js';
import { fromButton } from './buttonData.js';
import { readCommand } from './commands.js';
import type { Identity } from './identity.js';
import { mediaOf } from './media.js';
import { toRecipient } from './recipient.js';
import { texts } from './texts.js';
import type { CallbackQuery, ChatMember, Message, Update } from './updateSchema.js';

/** What an update is to us: a message for the inbox, or nothing; and the tap to be answered at once, whatever it meant. */
export interface ReadUpdate {
  incoming?: Incoming;
  tap?: { id: string; note?: string };
}

/** Longest text that is kept: Telegram's own limit. */
const MOST = 4096;

/** Reads an update that arrived `now`. Ids of messages begin with the bot's number: another bot's updates count anew. */
export function readUpdate({ update_id: number, ...update }: Update, me: Identity, now: number): ReadUpdate {
  const name = `${me.id}.${number}`;
  if (update.callback_query) return readTap(name, update.callback_query, now);
  if (update.my_chat_member) return only(readMembership(name, update.my_chat_member));
  if (update.message) return only(readMessage(nameOf(name, update.message, me), update.message, me));
  if (update.edited_message) return only(readEdit(update.edited_message, me));
  return {};
}

function only(incoming: Incoming | undefined): ReadUpdate {
  return incoming === undefined ? {} : { incoming };
}

/** The pictures of an album come one by one: together they are one message. */
function nameOf(name: string, { chat, media_group_id: album }: Message, me: Identity): string {
  return album === undefined ? name : `${me.id}.album.${chat.id}.${album}`;
}

function readMessage(messageId: string, message: Message, me: Identity): Incoming | undefined {
  const { chat, from, date } = message;
  if (from === undefined || from.is_bot) return undefined;
  const content = chat.type === 'private' ? privateContent(message) : isGroup(chat.type) ? groupContent(message, me) : undefined;
  return content && { channel: 'telegram', messageId, recipient: recipientOf(message), sender: String(from.id), sentAt: date * 1000, content };
}

/** A corrected text is a new question, once: later corrections of the same message have the same id. */
function readEdit(message: Message, me: Identity): Incoming | undefined {
  if (message.text === undefined || readCommand(message.text) !== undefined) return undefined;
  return readMessage(`${me.id}.edit.${message.chat.id}.${message.message_id}`, message, me);
}

function privateContent(message: Message): IncomingContent | undefined {
  const text = message.text ?? message.caption ?? '';
  const command = readCommand(text);
  if (command) return command.content ?? (command.rest === '' ? { kind: 'command', command: 'help' } : asText(command.rest));
  return text.trim() === '' ? mediaOf(message) : asText(text);
}

function groupContent(message: Message, me: Identity): IncomingContent | undefined {
  const text = message.text ?? message.caption ?? '';
  const command = readCommand(text);
  if (command) {
    const isOurs = command.to !== undefined && command.to.toLowerCase() === me.username?.toLowerCase();
    // `/help` alone asks whoever knows it; one that we do not know is another bot's.
    if (command.to === undefined ? command.content === undefined : !isOurs) return undefined;
    return command.content ?? (command.rest === '' ? { kind: 'command', command: 'help' } : asText(command.rest));
  }
  if (!isAddressed(message, text, me)) return undefined;
  const question = withoutMention(text, me);
  if (question !== '') return asText(question);
  return mediaOf(message) ?? { kind: 'command', command: 'help' };
}

function readTap(messageId: string, { id, from, data = '', message }: CallbackQuery, now: number): ReadUpdate {
  const label = message?.reply_markup?.inline_keyboard.flat().find((button) => button.callback_data === data)?.text;
  const action = fromButton(data, label);
  if (message === undefined || action === undefined || from.is_bot) return { tap: { id, note: texts.oldButton } };
  // Telegram does not say when the tap was; the message it belongs to may be old.
  const incoming: Incoming = {
    channel: 'telegram', messageId, recipient: recipientOf(message), sender: String(from.id), sentAt: now,
    content: { kind: 'button', action: action.type === 'ask' ? { ...action, question: action.question.slice(0, MOST) } : action },
  };
  return { incoming, tap: { id, ...(action.type === 'feedback' ? { note: texts.thanks } : {}) } };
}

/** Blocked or thrown out: nothing may be sent any more. Put into a group: a greeting is due. Unblocking comes with `/start`. */
function readMembership(messageId: string, { chat, from, date, old_chat_member: before, new_chat_member: now }: ChatMember): Incoming | undefined {
  const isOut = (status: string): boolean => status === 'kicked' || status === 'left';
  const kind = isOut(now.status) ? 'left' as const : isGroup(chat.type) && isOut(before.status) ? 'joined' as const : undefined;
  if (kind === undefined || (chat.type !== 'private' && !isGroup(chat.type))) return undefined;
  return { channel: 'telegram', messageId, recipient: String(chat.id), sender: String(from.id), sentAt: date * 1000, content: { kind } };
}

/** A group's topic is part of where an answer goes. A private chat has one recipient: its citizen. */
function recipientOf({ chat, is_topic_message: isTopic, message_thread_id: topic }: Pick<Message, 'chat' | 'is_topic_message' | 'message_thread_id'>): string {
  return toRecipient(chat.id, isTopic === true && isGroup(chat.type) ? topic : undefined);
}

function asText(text: string): IncomingContent {
  return { kind: 'text', text: text.slice(0, MOST) };
}
