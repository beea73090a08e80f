import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { Hono } from 'hono';
import type { Log } from '../../../bots/web/dependencies.js';
import type { AnswerContact } from '../../answer/answer.js';
import type { Assistant } from '../../conversation/assistant.js';
import type { CitizenKeys } from '../../store/citizenKeys.js';
import type { Store } from '../../store/openStore.js';
import { randomId } from '../../store/randomId.js';
import { createAccept } from './accept.js';
import type { Channel } from './channel.js';
import type { ChannelMetrics } from './channelMetrics.js';
import { Loops } from './loops.js';
import type { RespondParts } from './respond.js';
import { runAlone } from './runAlone.js';
import { Sender } from './sender.js';
import { SEND_PACES } from './sendPaces.js';
import { tellWaiting } from './tellWaiting.js';
import { Turnstile } from './turnstile.js';
import { Worker } from './worker.js';

export interface ChannelsOptions {
  channels: readonly Channel[];
  assistant: Assistant;
  store: Store;
  keys: CitizenKeys;
  contacts: readonly AnswerContact[];
  /** False while the first index is being built. */
  isReady: () => boolean;
  /** Messages a minute that one citizen may write. */
  perMinute: number;
  metrics: RespondParts['metrics'];
  channelMetrics: ChannelMetrics;
  log: Log;
  /** How long what a process works on stays its own without a word from it; after a crash, others take it over then. */
  leaseMs?: number;
  now?: () => number;
}

export interface RunningChannels {
  /** The webhooks. */
  routes: Hono;
  /** Begins to answer and to send. */
  start(): void;
  /** Finishes what is being answered or sent and ends; what waits is done by the next process. */
  stop(): Promise<void>;
}

const LEASE_MS = 15_000;
/** Messages that may wait in all; more than that the platforms are asked to bring again. */
const MOST_WAITING = 50_000;
/** More than one, since a part of an answer is worked out beside the event loop; not many, since the rest is not. */
const ANSWERS_SIDE_BY_SIDE = 2;
const SENDS_SIDE_BY_SIDE = 8;
const HOUR_MS = 3_600_000;

/** Puts the messaging platforms together: webhooks and polling into the inbox, workers, and a sender for each platform. */
export function createRunningChannels(options: ChannelsOptions): RunningChannels {
  const { channels, store, log, channelMetrics, leaseMs = LEASE_MS, now = Date.now } = options;
  const holder = `${hostname()}:${process.pid}:${randomId()}`;
  const bots = new Map(channels.map(({ bot }) => [bot.channel, bot]));
  const stopping = new AbortController();
  const turnstile = new Turnstile();
  const turn = (): Promise<void> => turnstile.pass();
  const onError = (error: unknown): void => log.error({ err: error }, 'the inbox or the outbox could not be worked on; trying again');

  const senders = channels.map(({ bot }) => new Sender({
    outbox: store.outbox, bot, pace: SEND_PACES[bot.channel], holder, leaseMs, log, now, random: Math.random,
    onOutcome: (channel, outcome) => channelMetrics.part(channel, outcome),
  }));
  const sending = new Map(channels.map(({ bot }, i) => [bot.channel as string, new Loops(() => senders[i]!.step(), { sideBySide: SENDS_SIDE_BY_SIDE, turn, onError })]));
  const onParts = (channel: string): void => sending.get(channel)?.wake();
  const worker = new Worker({
    ...options, bots, holder, leaseMs, now, random: Math.random, onParts, onDone: (channel, outcome) => channelMetrics.done(channel, outcome),
  });
  const answering = new Loops(() => worker.step(), { sideBySide: ANSWERS_SIDE_BY_SIDE, turn, onError });
  const telling = new Loops(() => tellWaiting({ store, bots, isReady: options.isReady, onParts }), { sideBySide: 1, turn, onError });
  const loops = [answering, telling, ...sending.values()];

  const accept = createAccept({
    inbox: store.inbox, keys: options.keys, limits: { perMinute: options.perMinute, most: MOST_WAITING },
    onAccepted(news) {
      channelMetrics.accepted(news);
      if (news.messages > 0) answering.wake();
    },
  });
  const routes = new Hono();
  routes.use('/webhooks/*', async (_c, next) => {
    turnstile.knock();
    await next();
    turnstile.knock();
  });
  for (const channel of channels) routes.route('/', channel.routes({ accept }));

  const timers: NodeJS.Timeout[] = [];
  const every = (ms: number, work: () => Promise<void>): void => {
    timers.push(setInterval(() => void work().catch(onError), ms).unref());
  };
  const background: Promise<void>[] = [];
  return {
    routes,
    start() {
      if (channels.length === 0) return;
      for (const loop of loops) loop.start();
      every(leaseMs / 3, () => worker.renew());
      for (const sender of senders) every(leaseMs / 3, () => sender.renew());
      for (const { bot, poll, introduce, upkeep } of channels) {
        if (poll) {
          const alone = { leases: store.leases, name: `poll:${bot.channel}`, holder, log, wait };
          background.push(runAlone((signal) => poll({ accept }, signal), alone, stopping.signal));
        }
        if (introduce) background.push(introduce(stopping.signal));
        if (upkeep) {
          background.push(upkeep());
          every(HOUR_MS, upkeep);
        }
      }
      log.info({ channels: [...bots.keys()] }, 'answering messages of these channels');
    },
    async stop() {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      await Promise.all([...loops.map((loop) => loop.stop()), ...background]);
    },
  };
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
