import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { texts as telegramTexts } from '../../bots/telegram/texts.js';
import { texts as webTexts } from '../../bots/web/texts.js';
import { texts as zaloTexts } from '../../bots/zalo/texts.js';
import { freePort } from '../../bench/lib/freePort.js';
import { projectRoot } from '../../src/config.js';
import { FakeTelegram } from '../fakes/telegram/fakeTelegram.js';
import { FakeZalo } from '../fakes/zalo/fakeZalo.js';
import { findChromium, launchChromium } from './browser.js';
import type { Phone } from './demo/phone.js';
import { telegramPhone } from './demo/telegramPhone.js';
import { zaloPhone } from './demo/zaloPhone.js';

// The built product, as `npm start` runs it: `npm test` builds it first.
const PRODUCT = path.join(projectRoot(), 'dist', 'src', 'cli', 'main.js');
const PATIENCE = { timeout: 60_000, interval: 50 };
/** Too little to know which procedure is meant. */
const VAGUE = 'gia hạn giấy phép';
/** What is nobody's business. */
const PERSONAL = 'số điện thoại của em là 0912345678';

const folder = mkdtempSync(path.join(tmpdir(), 'motcua-channels-'));
const chromium = findChromium();
let telegram: FakeTelegram;
let zalo: FakeZalo;
let product: ChildProcess;
let address: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  telegram = await new FakeTelegram({ limitsRates: true }).start();
  zalo = await FakeZalo.start();
  const { accessToken, refreshToken } = zalo.oauth.grant();
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  zalo.webhooks.url = `${address}/webhooks/zalo`;
  env = {
    ...process.env, MOTCUA_INDEX: path.join(folder, 'index'), MOTCUA_STATE: path.join(folder, 'state'), MOTCUA_HOST: '127.0.0.1', MOTCUA_PORT: String(port), MOTCUA_LOG_LEVEL: 'warn',
    MOTCUA_TELEGRAM_TOKEN: telegram.token, MOTCUA_TELEGRAM_API_ROOT: telegram.url,
    MOTCUA_ZALO_APP_ID: zalo.state.appId, MOTCUA_ZALO_APP_SECRET: zalo.state.appSecret, MOTCUA_ZALO_OA_SECRET: zalo.state.oaSecret,
    MOTCUA_ZALO_ACCESS_TOKEN: accessToken, MOTCUA_ZALO_REFRESH_TOKEN: refreshToken, MOTCUA_ZALO_API_ROOT: zalo.url, MOTCUA_ZALO_OAUTH_ROOT: zalo.url,
  };
  product = spawn(process.execPath, [PRODUCT, 'serve'], { env, cwd: projectRoot(), stdio: ['ignore', 'ignore', 'inherit'] });
  await vi.waitUntil(() => fetch(`${address}/readyz`).then(({ ok }) => ok, () => false), { timeout: 240_000, interval: 200 });
}, 250_000);

afterAll(async () => {
  const ended = new Promise((resolve) => product.once('exit', resolve));
  product.kill('SIGTERM');
  await ended;
  await telegram.stop();
  await zalo.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  id: string;
  question: string;
  status: string;
  feedback: string | null;
}

async function motcua(...args: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [PRODUCT, ...args], { env, cwd: projectRoot() })).stdout;
}

/** What staff see of a channel, newest first. */
async function listed(channel: string): Promise<Asked[]> {
  return JSON.parse(await motcua('questions', '--channel', channel, '--json')) as Asked[];
}

/** The choice, the fee and the opinion stand in the list of staff with answer and sources, and no number of the citizen's does. */
async function expectListed(channel: string): Promise<void> {
  const questions = await listed(channel);
  expect(JSON.stringify(questions)).not.toContain('0912345678');
  const fee = questions.find(({ question }) => question === 'thế còn lệ phí?');
  expect(fee).toMatchObject({ status: 'answered', feedback: 'right' });
  const shown = await motcua('questions', 'show', fee!.id);
  expect(shown).toContain('dichvucong.gov.vn');
  expect(shown).not.toContain('0912345678');
}

async function talkOn(phone: Phone, right: string): Promise<void> {
  const theirs = () => phone.bubbles().filter(({ isOurs }) => isOurs);
  const textOf = (from: number): string => theirs().slice(from).flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
  const said = async (what: () => void, expected: RegExp): Promise<void> => {
    const before = theirs().length;
    what();
    await vi.waitUntil(() => expected.test(textOf(before)), PATIENCE);
  };
  phone.start();
  await vi.waitUntil(() => theirs().length > 0, PATIENCE);
  await said(() => phone.say('xin chào'), /trợ lý tự động/u);
  await said(() => phone.say(PERSONAL), /\S/u);
  await said(() => phone.say(VAGUE), /\d\. /u);
  const [choice, bubble] = await vi.waitUntil(() => theirs().flatMap(({ id, buttons }) => buttons.filter(({ label }) => /^1\. /u.test(label)).map(({ label }) => [label, id] as const))[0], PATIENCE);
  // The last part of an answer has the buttons for an opinion: with it the answer is whole.
  const whole = () => theirs().filter(({ buttons }) => buttons.some(({ label }) => label === right));
  const answered = async (what: () => void, expected: RegExp) => {
    const before = whole().length;
    await said(what, expected);
    return vi.waitUntil(() => whole()[before], PATIENCE);
  };
  await answered(() => phone.press(bubble, choice), /dichvucong\.gov\.vn|\[1\]/u);
  const opinion = await answered(() => phone.say('thế còn lệ phí?'), /lệ phí/iu);
  const before = theirs().length;
  phone.press(opinion.id, right);
  await vi.waitUntil(async () => theirs().length > before || (await listed(phone.name)).some(({ feedback }) => feedback !== null), PATIENCE);
}

describe('a conversation of greeting, question, choice, follow-up and opinion', { timeout: 120_000 }, () => {
  it('is held on Zalo and seen by staff', async () => {
    await talkOn(zaloPhone(zalo), zaloTexts.right);
    await expectListed('zalo');
  });
  it('is held on Telegram and seen by staff', async () => {
    await talkOn(telegramPhone(telegram), telegramTexts.right);
    await expectListed('telegram');
    expect(telegram.violations).toEqual([]);
  });
  it.skipIf(chromium === undefined)('is held on the web and seen by staff', async () => {
    const browser = await launchChromium(chromium!);
    try {
      await talkInPage(await browser.newPage());
    } finally {
      await browser.close();
    }
    await expectListed('web');
  });
});

async function talkInPage(page: Page): Promise<void> {
  await page.goto(address);
  const ask = async (text: string): Promise<void> => {
    await page.getByRole('textbox').first().fill(text);
    await page.keyboard.press('Enter');
  };
  const turn = (n: number) => page.locator('article.turn').nth(n);
  await ask('xin chào');
  await turn(0).getByText(/trợ lý tự động/u).waitFor();
  await ask(PERSONAL);
  await turn(1).locator('.lead').waitFor();
  await ask(VAGUE);
  await turn(2).locator('.choices a').first().click();
  await turn(3).locator('.statements li').first().waitFor();
  await ask('thế còn lệ phí?');
  await turn(4).getByText(/lệ phí/iu).first().waitFor();
  await turn(4).getByRole('button', { name: webTexts.right, exact: true }).click();
  await turn(4).getByText(webTexts.thanks).waitFor();
}
