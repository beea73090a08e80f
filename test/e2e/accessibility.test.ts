import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hasChromium, phone, useWebChat, violations } from './harness.js';

// What the functions that run inside the page see there.
interface PageElement {
  id: string;
  className: string;
  textContent: string | null;
  outerHTML: string;
  open: boolean;
  offsetParent: unknown;
  scrollWidth: number;
  clientWidth: number;
  getBoundingClientRect(): { top: number; bottom: number; width: number; height: number };
}
declare const document: { activeElement: PageElement; documentElement: PageElement; querySelector(selector: string): PageElement; querySelectorAll(selector: string): Iterable<PageElement> };
declare function getComputedStyle(element: PageElement): { outlineStyle: string };

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!hasChromium)('the web chat for everyone', () => {
  const chat = useWebChat();

  test('everything works with the keyboard alone, and the focus is always seen', async () => {
    const page = await chat.open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.className)).toBe('skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement.id)).toBe('q');
    await page.keyboard.type('con mới sinh');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.turn');
    expect(await page.evaluate(() => document.activeElement.id)).toBe('q');
    // Backwards through the whole answer: each stop has an outline and is not hidden behind the field.
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Shift+Tab');
      const seen = await page.evaluate(() => {
        const active = document.activeElement;
        const { bottom, top } = active.getBoundingClientRect();
        const field = document.querySelector('.composer').getBoundingClientRect();
        return { what: active.outerHTML.slice(0, 80), outline: getComputedStyle(active).outlineStyle, clear: bottom > 0 && top < field.top };
      });
      expect(seen).toMatchObject({ outline: 'solid', clear: true });
    }
  });

  test.each(['/', '/?q=con+moi+sinh', '/?q=l%C3%A0m+l%E1%BA%A1i+h%E1%BB%99+kh%E1%BA%A9u', '/documents/1.001193?section=fee#fee', '/documents/000-thai-nguyen-2026?section=PL.1', '/privacy', '/nowhere'])(
    '%s fits a 360-px phone, with large type too', async (path) => {
      const page = await chat.open(path, phone);
      if (path === '/nowhere') chat.complaints.length = 0;
      expect(await overflow(page)).toBe(0);
      await page.click('.type-size button');
      expect(await page.getAttribute('html', 'class')).toBe('large');
      expect(await overflow(page)).toBe(0);
    });

  test('targets are large enough for a thumb', async () => {
    const page = await chat.open('/?q=con+moi+sinh', phone);
    const small = await page.evaluate(() => [...document.querySelectorAll('a, button, summary, textarea')]
      .filter((element) => element.offsetParent !== null && element.className !== 'skip')
      .map((element) => ({ what: element.textContent, width: element.getBoundingClientRect().width, height: element.getBoundingClientRect().height }))
      .filter(({ width, height }) => width < 24 || height < 24));
    expect(small).toEqual([]);
    for (const selector of ['#ask .primary', '.phone', '.next a', '.feedback button', '.sources summary', '.type-size button']) {
      expect((await page.locator(selector).first().boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });

  describe.each(['light', 'dark'] as const)('axe-core finds nothing (%s)', (colorScheme) => {
    test.each(['/', '/?q=con+moi+sinh', '/?q=l%C3%A0m+l%E1%BA%A1i+h%E1%BB%99+kh%E1%BA%A9u', '/documents/1.001193?section=fee', '/documents/000-thai-nguyen-2026?section=IV.2', '/privacy'])('on %s', async (path) => {
      const page = await chat.open(path, { colorScheme, bypassCSP: true });
      await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
      expect(await violations(page)).toEqual([]);
    });

    test('after asking with the script', async () => {
      const page = await chat.open('/', { colorScheme, bypassCSP: true, ...phone });
      await page.fill('#q', 'con mới sinh');
      await page.click('#ask .primary');
      await page.waitForSelector('.turn');
      await page.fill('#q', 'thế còn lệ phí?');
      await page.click('#ask .primary');
      await page.waitForSelector('.turn:nth-of-type(2)');
      expect(await violations(page)).toEqual([]);
    });
  });
});
