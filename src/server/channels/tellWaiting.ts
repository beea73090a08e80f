import type { IncomingContent, MessagingBot } from '../../../bots/channel.js';
import type { Store } from '../../store/openStore.js';
import { texts } from './texts.js';

export interface TellWaitingParts {
  store: Pick<Store, 'inbox' | 'messages'>;
  bots: ReadonlyMap<string, MessagingBot>;
  isReady: () => boolean;
  onParts: (channel: string) => void;
}

/** A citizen who has waited this long is told that it takes longer … */
const LONG_MS = 15_000;
/** … once in this time. */
const PERIOD_MS = 10 * 60_000;
const LOOK_EVERY_MS = 2_000;
const AT_ONCE = 50;

/** Tells those who wait that their message has arrived and is answered later, instead of silence. Returns how long to wait before the next look. */
export async function tellWaiting({ store, bots, isReady, onParts }: TellWaitingParts): Promise<number> {
  const messages = await store.inbox.overdue(LONG_MS, AT_ONCE);
  for (const message of messages) {
    const bot = bots.get(message.channel);
    const isGone = (JSON.parse(message.content) as IncomingContent).kind === 'left';
    const parts = bot && !isGone ? bot.renderNotice(isReady() ? texts.busy : texts.preparing, message.recipient) : [];
    // Noted without parts too: the row is then not looked at again.
    if (await store.messages.tellWaiting(message, parts.length > 0 ? 'busy' : 'unsaid', PERIOD_MS, parts)) onParts(message.channel);
  }
  return messages.length === AT_ONCE ? 0 : LOOK_EVERY_MS;
}
