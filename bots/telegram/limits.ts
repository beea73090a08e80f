/** What Telegram allows; the sender of the outbox keeps to the rates, the renderer to the sizes. */
export const TELEGRAM_LIMITS = {
  /** Messages a second to one chat. */
  perChatPerSecond: 1,
  /** Messages a second to all chats together. */
  overallPerSecond: 30,
  /** Messages a minute to one group. */
  perGroupPerMinute: 20,
  /** UTF-16 units of a message after its markup is parsed. */
  textLength: 4096,
  /** Entities of a message; Telegram drops the ones beyond. */
  entities: 100,
  /** UTF-8 bytes of what a button sends back. */
  callbackBytes: 64,
  /** Letters of the note that a tap shows. */
  callbackNote: 200,
} as const;

/** Kinds of updates we ask for. Always sent: Telegram would keep an earlier list otherwise. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;
