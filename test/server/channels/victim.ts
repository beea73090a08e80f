// A whole server side of a channel in a process of its own, which a test kills: node victim.js DATABASE ARRIVED LEASE_MS
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { Registry } from 'prom-client';
import type { Incoming } from '../../../bots/channel.js';
import { ChannelMetrics } from '../../../src/server/channels/channelMetrics.js';
import { createRunningChannels } from '../../../src/server/channels/runningChannels.js';
import { listen } from '../../../src/server/listen.js';
import { openStore } from '../../../src/store/openStore.js';
import { fakeBot } from '../../fakes/messagingBot.js';
import { echoAssistant, keys } from './harness.js';

const [file = '', arrived = '', lease = ''] = process.argv.slice(2);
const SLOWEST_MS = 6;
const nothing = (): void => undefined;

const store = await openStore({ file, mask: (text) => text });
// Written to the end of a file at once: what was appended has arrived, however the process ends.
const bot = fakeBot();
bot.send = async ({ body }, recipient) => {
  await wait(Math.random() * SLOWEST_MS);
  appendFileSync(arrived, `${JSON.stringify({ recipient, text: (body as { text: string }).text })}\n`);
  await wait(Math.random() * SLOWEST_MS);
  return { ok: true, platformId: '' };
};
const echo = echoAssistant();
const channels = createRunningChannels({
  channels: [{
    bot,
    routes: ({ accept }) => new Hono().post('/webhooks/fake', async (c) => {
      await accept(await c.req.json<Incoming[]>());
      return c.body(null, 200);
    }),
  }],
  assistant: {
    async answer(question) {
      await wait(Math.random() * SLOWEST_MS);
      return echo.answer(question);
    },
  },
  store, keys, contacts: [], isReady: () => true, perMinute: 100_000, metrics: { answered: nothing, feedback: nothing },
  channelMetrics: new ChannelMetrics(new Registry(), store, Date.now), log: { info: nothing, warn: nothing, error: nothing }, leaseMs: Number(lease),
});
const { url } = await listen(channels.routes, { host: '127.0.0.1', port: 0 });
channels.start();
process.stdout.write(`${url}\n`);
