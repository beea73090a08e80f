/** Where a message goes, in the words of the Bot API. */
export interface Target {
  chat_id: number;
  message_thread_id?: number;
}

/** A chat, and its topic where a group has topics, as one text: `-100123` or `-100123/45`. */
export function toRecipient(chat: number, topic?: number): string {
  return topic === undefined ? String(chat) : `${chat}/${topic}`;
}

/** The chat and topic behind a recipient. */
export function parseRecipient(recipient: string): Target {
  const [chat, topic] = recipient.split('/');
  return { chat_id: Number(chat), ...(topic === undefined ? {} : { message_thread_id: Number(topic) }) };
}
