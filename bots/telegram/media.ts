import type { IncomingContent } from '../channel.js';
import type { Message } from './updateSchema.js';

type Media = Extract<IncomingContent, { kind: 'media' }>;

/** Fields of a message, and what they are to us. The first that is there counts: an animation also comes as a document. */
const KINDS: readonly (readonly [keyof Message, Media['media']])[] = [
  ['photo', 'image'], ['sticker', 'sticker'], ['voice', 'audio'], ['audio', 'audio'], ['video', 'video'], ['video_note', 'video'], ['animation', 'video'],
  ['document', 'file'], ['contact', 'other'], ['dice', 'other'], ['poll', 'other'], ['game', 'other'], ['story', 'other'], ['paid_media', 'other'], ['checklist', 'other'],
];

/** What a message without words is; nothing for Telegram's own notices (someone joined, a message was pinned). */
export function mediaOf(message: Message): Media | undefined {
  if (message.location) return { kind: 'media', media: 'location', ...message.location };
  const found = KINDS.find(([field]) => message[field] !== undefined);
  return found && { kind: 'media', media: found[1] };
}
