import type { MessagingBot } from '../../../bots/channel.js';
import type { ClaimedMessage } from '../../store/inbox.js';
import type { Finished } from '../../store/messages.js';
import type { Store } from '../../store/openStore.js';
import { backoff } from './backoff.js';
import { HeldRows } from './heldRows.js';
import { respond, type RespondParts } from './respond.js';
import { texts } from './texts.js';

export interface WorkerParts extends RespondParts {
  store: RespondParts['store'] & Pick<Store, 'messages'>;
  bots: ReadonlyMap<string, MessagingBot>;
  /** Names this process in leases. */
  holder: string;
  /** How long a message stays this process's without a word from it. */
  leaseMs: number;
  /** False while nothing can be answered: messages then wait. */
  isReady: () => boolean;
  /** Told when something of that channel waits to be sent. */
  onParts: (channel: string) => void;
  /** Told what became of a message. */
  onDone: (channel: string, outcome: string, waitedMs: number) => void;
  random: () => number;
}

/** How long an idle worker sleeps when nobody wakes it: messages may come in through another process. */
const IDLE_MS = 1_000;
/** Failures of ours before the citizen is told. */
const MOST_FAILURES = 4;
/** Tries altogether, those that ended with the process included: the message may be what kills it. */
const MOST_ATTEMPTS = 12;

/** Answers one message after the other, in the order of each conversation. */
export class Worker {
  readonly #held = new HeldRows();

  constructor(private readonly parts: WorkerParts) {}

  /** Answers the next message, if there is one; returns how long to wait before the next look. */
  async step(): Promise<number> {
    const { store, holder, leaseMs, bots, isReady } = this.parts;
    if (!isReady()) return IDLE_MS;
    const message = await store.inbox.claim(holder, leaseMs, [...bots.keys()]);
    if (!message) return IDLE_MS;
    await this.#held.during(message.seq, () => this.#process(message));
    return 0;
  }

  /** Prolongs the leases of what is being answered. */
  async renew(): Promise<void> {
    await this.parts.store.inbox.renew(this.parts.holder, this.#held.seqs, this.parts.leaseMs);
  }

  async #process(message: ClaimedMessage): Promise<void> {
    const { store, now, onParts, onDone } = this.parts;
    const finished = await this.#respond(message);
    if (finished === undefined) return;
    if (!await store.messages.finish(message, finished)) return;
    onDone(message.channel, finished.outcome, now() - message.received_at);
    if (finished.parts.length > 0) onParts(message.channel);
  }

  /** Undefined when it failed and is tried again. */
  async #respond(message: ClaimedMessage): Promise<Finished | undefined> {
    const { store, bots, log, random } = this.parts;
    const { channel, attempts } = message;
    const bot = bots.get(channel)!;
    if (attempts > MOST_ATTEMPTS) {
      log.error({ channel, attempts }, 'a message was given up: the process ended each time it was answered');
      return apology(bot, message);
    }
    try {
      return await respond(this.parts, bot, message);
    } catch (error) {
      log.error({ err: error, channel, attempts }, 'a message could not be answered');
      if (attempts >= MOST_FAILURES) return apology(bot, message);
      await store.inbox.release(message, backoff(attempts, random()));
      return undefined;
    }
  }
}

/** Better than silence; nothing at all where not even that can be rendered. */
function apology(bot: MessagingBot, { recipient }: ClaimedMessage): Finished {
  try {
    return { outcome: 'failed', parts: bot.renderNotice(texts.failed, recipient) };
  } catch {
    return { outcome: 'failed', parts: [] };
  }
}
