import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../bots/telegram/createTelegram.js';
import { fakeAssistant } from '../../fakes/assistant.js';
import { FakeTelegram } from '../../fakes/telegram/fakeTelegram.js';
import { quietLog } from '../../fakes/webChat.js';
import { findChromium, launchChromium } from '../browser.js';
import { violations } from '../harness.js';
import { serveDemo, type DemoServer } from './demoServer.js';
import { startDemo } from './startDemo.js';
import { runsOf, telegramPhone } from './telegramPhone.js';

const page = fileURLToPath(new URL('page.html', import.meta.url));
const chromium = findChromium();

describe('a message on a phone of the demonstration', () => {
  it('looks as its entities say', () => {
    expect(runsOf('Đơn xem', [{ type: 'bold', offset: 0, length: 3 }, { type: 'text_link', offset: 4, length: 3, url: 'https://x.vn/' }])).toEqual([
      { text: 'Đơn', bold: true }, { text: ' ' }, { text: 'xem', url: 'https://x.vn/' },
    ]);
  });
});

describe('the demonstration', () => {
  it('gives the product all settings of both platforms, and stops', async () => {
    const demo = await startDemo({ page });
    expect(Object.keys(demo.settings).sort()).toEqual([
      'MOTCUA_TELEGRAM_API_ROOT', 'MOTCUA_TELEGRAM_MODE', 'MOTCUA_TELEGRAM_TOKEN', 'MOTCUA_ZALO_ACCESS_TOKEN', 'MOTCUA_ZALO_API_ROOT', 'MOTCUA_ZALO_APP_ID',
      'MOTCUA_ZALO_APP_SECRET', 'MOTCUA_ZALO_OAUTH_ROOT', 'MOTCUA_ZALO_OA_SECRET', 'MOTCUA_ZALO_REFRESH_TOKEN',
    ]);
    const state = await (await fetch(`${demo.url}state`)).json() as { name: string }[];
    expect(state.map(({ name }) => name)).toEqual(['zalo', 'telegram']);
    await demo.stop();
  });

  it('runs as plain JavaScript, as its command starts it', async () => {
    const target = mkdtempSync(path.join(tmpdir(), 'motcua-demo-test-'));
    try {
      const script = '../../../scripts/setup/transpile.mjs';
      const { transpile } = await import(script) as { transpile(root: string, folders: string[], target: string): Promise<void> };
      await transpile(fileURLToPath(new URL('../../../', import.meta.url)), ['test/fakes/telegram', 'test/fakes/zalo', 'test/e2e/demo'], target);
      const { startDemo: start } = await import(path.join(target, 'test/e2e/demo/startDemo.js')) as { startDemo: typeof startDemo };
      const demo = await start({ page });
      expect((await fetch(demo.url)).status).toBe(200);
      await demo.stop();
    } finally {
      rmSync(target, { recursive: true, force: true });
    }
  });
});

// A bot that answers at once, without inbox and outbox.
describe.skipIf(chromium === undefined)('the page of the demonstration', () => {
  const end = new AbortController();
  let fake: FakeTelegram;
  let server: DemoServer;
  let polling: Promise<void>;
  let close: () => Promise<void>;
  let shown: Page;

  beforeAll(async () => {
    fake = await new FakeTelegram().start();
    server = await serveDemo([telegramPhone(fake)], page);
    const { bot, poll } = createTelegram({ config: { token: fake.token, apiRoot: fake.url, mode: 'polling', webhookSecret: undefined }, log: quietLog });
    const assistant = fakeAssistant();
    const context: string[] = [];
    polling = poll({
      async accept(incoming) {
        for (const { content, recipient } of incoming) {
          const question = content.kind === 'text' ? content.text : content.kind === 'button' && content.action.type === 'ask' ? content.action.question : 'xin chào';
          const answer = await assistant.answer({ text: question, context });
          context.push(question);
          for (const part of bot.render(answer, recipient, { answerId: 'Ab_-0123456789Ab_-0123', isFirst: context.length === 1 })) await bot.send(part, recipient);
        }
      },
    }, end.signal);
    const browser = await launchChromium(chromium!);
    shown = await browser.newPage({ viewport: { width: 400, height: 900 } });
    close = () => browser.close();
  });
  afterAll(async () => {
    end.abort();
    await polling;
    await close();
    await server.close();
    expect(fake.violations).toEqual([]);
    await fake.stop();
  });

  it('lets anyone talk: start, choose by a button, ask on', async () => {
    await shown.goto(server.url);
    await shown.getByRole('button', { name: 'Bắt đầu' }).click();
    await shown.getByText('Anh/chị cần hỏi thủ tục nào?').waitFor();
    await shown.getByLabel('Câu hỏi trên Telegram').fill('hộ khẩu');
    await shown.getByRole('button', { name: 'Gửi' }).click();
    await shown.getByRole('button', { name: '2. Đăng ký khai sinh' }).click();
    await shown.getByText('Tờ khai đăng ký khai sinh theo mẫu.').waitFor();
    await shown.getByLabel('Câu hỏi trên Telegram').fill('Con mới sinh');
    await shown.getByRole('button', { name: 'Gửi' }).click();
    await shown.getByRole('button', { name: '👎 Chưa đúng' }).last().waitFor();
    expect(await violations(shown)).toEqual([]);
  });
});
