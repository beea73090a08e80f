/**
 * Where a message goes. Who reads the account without being logged in is anonymous: their id works only together with the id of the
 * conversation and at another address of Zalo's, so that both stand in the contract's one word for a recipient.
 */
export type Recipient = { user_id: string } | { anonymous_id: string; conversation_id: string };

const ANONYMOUS = /^anonymous:([\w.-]{1,64}):([\w.-]{1,64})$/u;

export function anonymousRecipient(anonymousId: string, conversationId: string): string {
  return `anonymous:${anonymousId}:${conversationId}`;
}

export function toRecipient(recipient: string): Recipient {
  const [, anonymous_id, conversation_id] = ANONYMOUS.exec(recipient) ?? [];
  return anonymous_id !== undefined && conversation_id !== undefined ? { anonymous_id, conversation_id } : { user_id: recipient };
}
