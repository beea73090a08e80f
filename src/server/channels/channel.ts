import type { Hono } from 'hono';
import type { Incoming, MessagingBot } from '../../../bots/channel.js';

/** Where a platform's messages go; resolves when they are safe. */
export interface ChannelDependencies {
  accept(incoming: Incoming[]): Promise<void>;
}

/** One platform, as the server runs it. */
export interface Channel {
  bot: MessagingBot;
  /** Its webhook. */
  routes(deps: ChannelDependencies): Hono;
  /** Fetches messages until the signal ends it, in one server process at a time. */
  poll?(deps: ChannelDependencies, signal: AbortSignal): Promise<void>;
  /** Done once at the start: what the platform must be told. */
  introduce?(signal: AbortSignal): Promise<void>;
  /** Done every hour. */
  upkeep?(): Promise<void>;
}
