// Takes the README's screenshots against a running server, by hand:
//   node test/e2e/screenshots.mjs [http://localhost:8080] [docs/screenshots] [question]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://localhost:8080', folder = 'docs/screenshots', question = 'con moi sinh lam giay to o dau'] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
});

async function shoot(name, { width, height, path, before = async () => undefined, fullPage = false, options = {} }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2, locale: 'vi-VN', ...options });
  const page = await context.newPage();
  await page.goto(base + path);
  await before(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage, animations: 'disabled' });
  await context.close();
  console.log(join(folder, `${name}.png`));
}

const ask = async (page) => {
  await page.fill('#q', question);
  await page.click('#ask .primary');
  await page.waitForSelector('.turn');
  await page.evaluate(() => document.activeElement?.blur());
  // The page scrolls smoothly to the answer.
  await page.waitForTimeout(1200);
};
const openFirstSource = (page) => page.evaluate(() => document.querySelector('.sources details')?.setAttribute('open', ''));

await shoot('home', { width: 1100, height: 800, path: '/' });
await shoot('chat', { width: 1100, height: 1200, path: '/', before: async (page) => { await ask(page); await openFirstSource(page); } });
await shoot('chat-360', { width: 360, height: 740, path: '/', before: ask, options: { hasTouch: true, isMobile: true } });
if (process.env.ALL) {
  const mobile = { hasTouch: true, isMobile: true };
  await shoot('home-360', { width: 360, height: 740, path: '/', options: mobile });
  await shoot('chat-full', { width: 1100, height: 900, path: `/?q=${encodeURIComponent(question)}`, fullPage: true, before: openFirstSource });
  await shoot('chat-360-full', { width: 360, height: 740, path: `/?q=${encodeURIComponent(question)}`, fullPage: true, before: openFirstSource, options: mobile });
  await shoot('chat-dark', { width: 1100, height: 900, path: '/', before: ask, options: { colorScheme: 'dark' } });
  await shoot('document', { width: 1100, height: 900, path: '/documents/1.001193?section=fee#fee', fullPage: true });
  await shoot('document-360', { width: 360, height: 740, path: '/documents/1.001193?section=fee#fee', fullPage: true, options: mobile });
  await shoot('plan', { width: 1100, height: 900, path: '/documents/000-thai-nguyen-2026?section=IV.2', fullPage: true });
  await shoot('privacy', { width: 1100, height: 700, path: '/privacy' });
  await shoot('large', { width: 360, height: 740, path: '/', before: async (page) => { await page.click('.type-size button'); await ask(page); }, options: mobile });
  await shoot('clarify', { width: 700, height: 700, path: '/?q=' + encodeURIComponent('làm lại hộ khẩu') });
}
await browser.close();
