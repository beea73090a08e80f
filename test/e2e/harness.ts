import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { IndexingStatus } from '../../bots/web/dependencies.js';
import { listen, type Listening } from '../../src/server/listen.js';
import { fakeApp } from '../fakes/webChat.js';
import { findChromium, launchChromium } from './browser.js';

const executable = findChromium();
if (executable === undefined) console.warn('test/e2e is skipped: no Chromium found (install the package chromium, or set CHROMIUM_PATH)');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** True where the tests of this folder can run. */
export const hasChromium = executable !== undefined;

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** The web chat over a fake Assistant, and a browser to look at it. */
export interface WebChat {
  /** What the server says of its index; tests may change it. */
  status: IndexingStatus;
  url: string;
  /** What pages complained of: script errors, blocked content. Must be empty when a test ends. */
  complaints: string[];
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
}

/** Starts both for the tests of one `describe`, and checks after each that the page broke nothing and asked no other server. */
export function useWebChat(): WebChat {
  let browser: Browser;
  let server: Listening;
  const contexts: BrowserContext[] = [];
  const strangers: string[] = [];
  const chat: WebChat = {
    status: { state: 'ready', done: 1, total: 1, note: '' },
    url: '',
    complaints: [],
    async context(options = {}) {
      const context = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce', ...options });
      contexts.push(context);
      return context;
    },
    async open(path, options) {
      const page = await (await chat.context(options)).newPage();
      page.on('pageerror', (error) => chat.complaints.push(error.message));
      page.on('console', (message) => {
        // A 503 while the index is built is meant; what the content policy blocks is not.
        if (message.type() === 'error' && !message.text().includes('503')) chat.complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(chat.url)) strangers.push(request.url());
      });
      await page.goto(chat.url + path);
      return page;
    },
  };
  beforeAll(async () => {
    const { app } = await fakeApp({ status: () => chat.status });
    server = await listen(app, { host: '127.0.0.1', port: 0 });
    chat.url = server.url;
    browser = await launchChromium(executable as string);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(chat.complaints.splice(0)).toEqual([]);
    expect(strangers.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await server.close(100);
  });
  return chat;
}

/** What axe-core finds wrong with a page, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`).join('; ')}`);
  });
}
