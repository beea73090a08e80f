import type { MessagingChannel } from '../../../bots/channel.js';
import type { SendPace } from '../../store/outbox.js';

const SECOND_MS = 1_000;

/**
 * How fast each platform may be sent to, a little below what it says itself (Telegram: about 30 a second over all, 1 a second to a chat, 20 a minute
 * to a group; Zalo: 4,000 calls a minute). What the platform answers beyond that (429, -32) is obeyed by the sender.
 */
export const SEND_PACES: Readonly<Record<MessagingChannel, SendPace>> = {
  telegram: {
    channel: { everyMs: 40, burst: 25 },
    // Groups have negative numbers.
    recipient: (recipient) => (recipient.startsWith('-') ? { everyMs: 3 * SECOND_MS, burst: 6 } : { everyMs: SECOND_MS, burst: 4 }),
  },
  zalo: { channel: { everyMs: 20, burst: 50 }, recipient: () => ({ everyMs: 500, burst: 6 }) },
  zalo_bot: { channel: { everyMs: 100, burst: 10 }, recipient: () => ({ everyMs: SECOND_MS, burst: 4 }) },
};
