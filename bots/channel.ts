import type { Answer } from '../src/answer/answer.js';

/** Messaging platforms whose messages go through the inbox and the outbox. The web answers within its request. */
export const MESSAGING_CHANNELS = ['zalo', 'zalo_bot', 'telegram'] as const;
export type MessagingChannel = (typeof MESSAGING_CHANNELS)[number];

/** What a citizen sent, as every platform can say it. */
export type IncomingContent =
  | { kind: 'text'; text: string }
  /** A tap on one of our buttons; `action` is what we put into it. */
  | { kind: 'button'; action: ButtonAction }
  /** Something that is no text: answered kindly with what can be done. */
  | { kind: 'media'; media: 'image' | 'sticker' | 'location' | 'audio' | 'video' | 'file' | 'other'; latitude?: number; longitude?: number }
  /** Joined, followed, pressed start: a greeting is due. */
  | { kind: 'joined' }
  /** Left, blocked, unfollowed: nothing may be sent any more. */
  | { kind: 'left' }
  /** A command of ours: help, contacts, deletion of personal data. */
  | { kind: 'command'; command: 'help' | 'contacts' | 'forget' };

/** What our buttons can say. Serialised within the platform's size limit; anything else that comes back is treated as text. */
export type ButtonAction =
  | { type: 'ask'; question: string }
  | { type: 'feedback'; answer: string; isRight: boolean };

/** One verified message of a platform. */
export interface Incoming {
  channel: MessagingChannel;
  /** The platform's id of the message or event: the same one twice is the same message. */
  messageId: string;
  /** Where an answer goes: chat or user id as the platform needs it. */
  recipient: string;
  /** Who wrote; equals `recipient` in a private chat. */
  sender: string;
  /** Platform's time of the message, milliseconds since 1970. */
  sentAt: number;
  content: IncomingContent;
}

/** One message to send, as the platform wants it: the body of one API call. */
export interface OutgoingPart {
  /** Name of the platform's method. */
  method: string;
  body: unknown;
}

/** What became of sending one part. */
export type SendResult =
  | { ok: true; platformId: string }
  /** Later: the platform is slow, limits us, or fails. */
  | { ok: false; retryAfterMs: number; reason: string }
  /** Never: the recipient is gone, the window is closed, the message is refused. Staff see the reason. */
  | { ok: false; giveUp: true; reason: string };

/** What an answer is rendered with. */
export interface RenderContext {
  /** Id under which the answer is kept: feedback buttons name it. */
  answerId: string;
  /** The first answer to this citizen: the AI disclosure is due once. */
  isFirst: boolean;
}

/** What a messaging platform is to the rest: it renders Answers and sends parts. */
export interface MessagingBot {
  readonly channel: MessagingChannel;
  render(answer: Answer, recipient: string, context: RenderContext): OutgoingPart[];
  /** A notice of ours that is no answer (help, contacts, "đang đông", deleted, media received). */
  renderNotice(text: string, recipient: string, buttons?: readonly { label: string; action: ButtonAction }[]): OutgoingPart[];
  /** Sends one part. Never throws for what the platform answers; network errors before the request left are `retryAfterMs`. */
  send(part: OutgoingPart, recipient: string): Promise<SendResult>;
  /** Shows that an answer is being written, where the platform can; failures are ignored. */
  typing(recipient: string): Promise<void>;
}
