import { createHash } from 'node:crypto';
import type { Incoming, IncomingContent } from '../channel.js';
import { decodeAction } from './buttonPayload.js';
import { commandOf } from './commands.js';
import { anonymousRecipient } from './recipient.js';
import type { WebhookEvent } from './webhookEvent.js';

type Media = Extract<IncomingContent, { kind: 'media' }>['media'];

/** What is no text, by the end of the event's name. */
const MEDIA: Readonly<Record<string, Media>> = {
  image: 'image', gif: 'image', sticker: 'sticker', location: 'location', audio: 'audio', video: 'video', file: 'file', link: 'other', business_card: 'other',
};
/** Events that need nothing from us: echoes of our own messages, receipts, reactions, the account's own book-keeping. */
const IGNORED = /^(oa_|user_seen_|user_received_|user_reacted_|user_feedback|user_submit_info|user_send_group_|user_(call|reply_consent)|add_user_to_tag|remove_user_from_tag|update_user_info|shop_|group_|create_group|change_oa|event_template|widget_)/u;

export type ReadEvent = { kind: 'incoming'; incoming: Incoming } | { kind: 'ignored' } | { kind: 'unknown' } | { kind: 'misshapen' };

/** What a verified event is to the rest; `body` is what was signed. */
export function readEvent(event: WebhookEvent, body: Buffer): ReadEvent {
  const { event_name: name } = event;
  if (name === 'follow') return incoming(event, body, event.follower?.id, { kind: 'joined' });
  if (name === 'unfollow') return incoming(event, body, event.follower?.id, { kind: 'left' });
  if (name === 'user_click_chatnow') return incoming(event, body, event.user_id ?? event.sender?.id, { kind: 'joined' });
  // The citizen withdraws the consent to keep their data.
  if (name === 'user_withdraw') return incoming(event, body, event.user_id ?? event.sender?.id ?? event.follower?.id, { kind: 'command', command: 'forget' });
  if (IGNORED.test(name)) return { kind: 'ignored' };
  const [, who, what = ''] = /^(user|anonymous)_send_(\w+)$/u.exec(name) ?? [];
  if (who === undefined || (what !== 'text' && !Object.hasOwn(MEDIA, what))) return { kind: 'unknown' };
  const content = contentOf(what, event);
  if (!content || event.message?.msg_id === undefined) return { kind: 'misshapen' };
  const sender = event.sender?.id;
  if (who === 'user') return incoming(event, body, sender, content);
  const conversation = event.message.conversation_id;
  return sender === undefined || conversation === undefined ? { kind: 'misshapen' } : incoming(event, body, anonymousRecipient(sender, conversation), content);
}

function contentOf(what: string, { message }: WebhookEvent): IncomingContent | undefined {
  const text = message?.text?.trim() ?? '';
  if (what === 'text') {
    if (message?.text === undefined) return undefined;
    const action = decodeAction(text);
    if (action) return { kind: 'button', action };
    const command = commandOf(text);
    return command ? { kind: 'command', command } : { kind: 'text', text };
  }
  const media = MEDIA[what]!;
  if (media === 'location') {
    const coordinates = message?.attachments?.find(({ type }) => type === 'location')?.payload?.coordinates;
    const known = coordinates && Math.abs(coordinates.latitude) <= 90 && Math.abs(coordinates.longitude) <= 180;
    return { kind: 'media', media, ...(known ? { latitude: coordinates.latitude, longitude: coordinates.longitude } : {}) };
  }
  // A picture with a question below it is a question. A location's text is the name of the place.
  return text !== '' && media !== 'sticker' ? { kind: 'text', text } : { kind: 'media', media };
}

function incoming(event: WebhookEvent, body: Buffer, recipient: string | undefined, content: IncomingContent): ReadEvent {
  if (recipient === undefined) return { kind: 'misshapen' };
  // One message id stands in several events (sent, received, seen): the event's name belongs to the key.
  const own = event.message?.msg_id ?? createHash('sha256').update(body).digest('base64url');
  const messageId = `${event.event_name}:${own}`;
  return { kind: 'incoming', incoming: { channel: 'zalo', messageId, recipient, sender: recipient, sentAt: Number(event.timestamp), content } };
}
