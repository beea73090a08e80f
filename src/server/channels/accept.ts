import type { Incoming } from '../../../bots/channel.js';
import type { CitizenKeys } from '../../store/citizenKeys.js';
import type { Inbox, NewMessage } from '../../store/inbox.js';

export interface AcceptParts {
  inbox: Pick<Inbox, 'put'>;
  keys: CitizenKeys;
  /** Messages a minute that one citizen may write, and messages that may wait in all. */
  limits: { perMinute: number; most: number };
  /** Told after messages were kept. */
  onAccepted: (news: { messages: number; duplicates: number; channel: string }) => void;
}

/**
 * The door for all platforms: keeps verified messages and returns when they are safe on the disk, so that the platform can be told.
 * @throws InboxFullError, or what the disk says; the platform is then not told and brings them again
 */
export function createAccept({ inbox, keys, limits, onAccepted }: AcceptParts): (incoming: Incoming[]) => Promise<void> {
  return async (incoming) => {
    const first = incoming[0];
    if (!first) return;
    const kept = await inbox.put(incoming.map((message) => toRow(message, keys)), limits);
    onAccepted({ messages: kept, duplicates: incoming.length - kept, channel: first.channel });
  };
}

/** A message as a row: ids become hashes, but for the one that the answer is sent to. */
export function toRow({ channel, messageId, recipient, sender, sentAt, content }: Incoming, keys: CitizenKeys): NewMessage {
  const citizen = keys(channel, 'citizen', sender);
  return {
    channel, recipient,
    message_key: keys(channel, 'message', messageId),
    lane: keys(channel, 'lane', recipient),
    // What is asked in a group is not mixed with what the same person asks alone.
    user_key: sender === recipient ? citizen : keys(channel, 'conversation', JSON.stringify([recipient, sender])),
    citizen_key: citizen,
    content: JSON.stringify(content),
    sent_at: sentAt,
  };
}
