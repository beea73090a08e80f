import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import type { Incoming } from '../../../bots/channel.js';
import { loadConfig } from '../../../src/config.js';
import { ChannelMetrics } from '../../../src/server/channels/channelMetrics.js';
import { createRunningChannels, type RunningChannels } from '../../../src/server/channels/runningChannels.js';
import { startServer } from '../../../src/server/startServer.js';
import { openStore, type Store } from '../../../src/store/openStore.js';
import { maskPersonalData } from '../../../src/text/mask.js';
import { fakeAssistant, fakeDocuments } from '../../fakes/assistant.js';
import { fakeBot, type FakeBot } from '../../fakes/messagingBot.js';
import { quietLog } from '../../fakes/webChat.js';
import { FakeZalo } from '../../fakes/zalo/fakeZalo.js';
import { echoAssistant, incoming, keys, temporaryFolder } from './harness.js';

const stops: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

interface Running {
  channels: RunningChannels;
  bot: FakeBot;
  store: Store;
  registry: Registry;
  post(...messages: Incoming[]): Promise<number>;
  /** Resolves when so many parts have arrived. */
  arrived(count: number): Promise<void>;
}

async function running(isReady: () => boolean = () => true): Promise<Running> {
  const store = await openStore({ file: ':memory:', mask: maskPersonalData });
  const bot = fakeBot();
  const registry = new Registry();
  const none = (): void => undefined;
  let tell = none;
  bot.onSend = (moment) => { if (moment === 'after') tell(); };
  const channels = createRunningChannels({
    channels: [{
      bot,
      routes: ({ accept }) => new Hono().post('/webhooks/fake', async (c) => {
        await accept(await c.req.json<Incoming[]>());
        return c.body(null, 200);
      }),
    }],
    assistant: echoAssistant(), store, keys, contacts: [], isReady, perMinute: 1_000, metrics: { answered: none, feedback: none },
    channelMetrics: new ChannelMetrics(registry, store, Date.now), log: quietLog,
  });
  stops.push(() => store.close(), () => channels.stop());
  return {
    channels, bot, store, registry,
    post: async (...messages) => (await channels.routes.request('/webhooks/fake', { method: 'POST', body: JSON.stringify(messages) })).status,
    arrived: (count) => new Promise((resolve) => {
      tell = () => { if (bot.arrived.length >= count) resolve(); };
      tell();
    }),
  };
}

test('a webhook is acknowledged, and its message answered and sent without being asked for', async () => {
  const { channels, post, arrived, bot } = await running();
  channels.start();
  expect(await post(incoming('1', 'khai sinh'))).toBe(200);
  await arrived(2);
  expect(bot.arrived.map(({ text }) => text)).toEqual(['(tự động) trả lời khai sinh', 'ý của khai sinh']);
});

test('what was accepted before the start is answered after it', async () => {
  const { channels, post, arrived } = await running();
  await post(incoming('1', 'khai sinh'));
  channels.start();
  await arrived(2);
});

test('stopping finishes what is on its way and leaves the rest in the inbox', async () => {
  const { channels, post, arrived, bot, store } = await running();
  channels.start();
  await post(incoming('1', 'khai sinh'));
  await arrived(1);
  await channels.stop();
  await post(incoming('2', 'kết hôn'));
  expect(bot.arrived.some(({ text }) => text.includes('kết hôn'))).toBe(false);
  expect((await store.inbox.waiting()).messages).toBe(1);
});

test('while the index is being built messages wait', async () => {
  let isReady = false;
  const { channels, post, arrived, store } = await running(() => isReady);
  channels.start();
  await post(incoming('1', 'khai sinh'));
  expect((await store.inbox.waiting()).messages).toBe(1);
  isReady = true;
  await arrived(2);
});

test('the metrics say what waits and what became of messages', async () => {
  const { channels, post, arrived, registry } = await running();
  await post(incoming('1', 'khai sinh'), incoming('1', 'khai sinh'));
  expect(await registry.metrics()).toContain('motcua_inbox_waiting 1');
  channels.start();
  await arrived(2);
  await channels.stop();
  const metrics = await registry.metrics();
  for (const line of ['motcua_inbox_waiting 0', 'motcua_outbox_waiting 0', 'motcua_inbox_accepted_total{channel="zalo"} 1', 'motcua_inbox_duplicates_total{channel="zalo"} 1', 'motcua_inbox_done_total{channel="zalo",outcome="answered"} 1', 'motcua_outbox_parts_total{channel="zalo",outcome="sent"} 2']) {
    expect(metrics).toContain(line);
  }
});

test('the whole server answers a signed webhook of Zalo, and a wrong signature never reaches the inbox', async () => {
  const { folder, remove } = temporaryFolder();
  const fake = await FakeZalo.start({ now: Date.now });
  const pair = fake.oauth.grant();
  const config = loadConfig({ env: {}, cwd: folder, root: folder });
  const citizen = '3000000000000000003';
  fake.state.users.set(citizen, { follows: true, lastInteractionAt: Date.now() });
  const server = await startServer({
    config: {
      ...config, port: 0, state: folder, corpus: 'corpus',
      zalo: { ...config.zalo, appId: fake.state.appId, appSecret: fake.state.appSecret, oaSecret: fake.state.oaSecret, accessToken: pair.accessToken, refreshToken: pair.refreshToken, apiRoot: fake.url, oauthRoot: fake.url },
    },
    service: { assistant: fakeAssistant(), documents: fakeDocuments, status: () => ({ state: 'ready', done: 1, total: 1, note: '' }), close: () => undefined },
    mask: maskPersonalData, log: quietLog,
  });
  stops.push(remove, () => fake.stop(), () => server.stop());
  const timestamp = String(Date.now());
  const body = JSON.stringify({
    app_id: fake.state.appId, event_name: 'user_send_text', timestamp, sender: { id: citizen }, recipient: { id: '2000000000000000002' }, message: { msg_id: 'm1', text: 'con mới sinh' },
  });
  const post = (secret: string): Promise<Response> => fetch(`${server.url}/webhooks/zalo`, {
    method: 'POST', body, headers: { 'x-zevent-signature': `mac=${createHash('sha256').update(fake.state.appId + body + timestamp + secret).digest('hex')}` },
  });
  expect((await post('wrong')).status).toBe(401);
  expect((await post(fake.state.oaSecret)).status).toBe(200);
  await expect.poll(async () => (await fetch(`${server.url}/metrics`)).text(), { timeout: 15_000 }).toMatch(/motcua_outbox_parts_total\{channel="zalo",outcome="sent"\} [1-9]/);
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('motcua_inbox_accepted_total{channel="zalo"} 1');
});
