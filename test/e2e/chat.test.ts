import { describe, expect, test } from 'vitest';
import { hasChromium, useWebChat, violations } from './harness.js';

// What the functions that run inside the page see there.
declare const document: { activeElement: { className: string } | null; querySelector(selector: string): { textContent: string | null } | null };
declare const navigator: { clipboard: { readText(): Promise<string> } };
declare const location: { search: string };
declare const scrollY: number;

describe.skipIf(!hasChromium)('the web chat in Chromium', () => {
  const chat = useWebChat();

  test('answers without leaving the page, says so to screen readers, and understands the follow-up', async () => {
    const page = await chat.open('/');
    await page.evaluate(() => { (globalThis as unknown as { stayed: boolean }).stayed = true; });
    await page.fill('#q', 'con mới sinh làm giấy tờ ở đâu');
    await page.click('#ask .primary');
    await page.waitForSelector('.turn .title');
    expect(await page.textContent('#ask-status')).toBe('Đã có câu trả lời.');
    expect(await page.inputValue('#q')).toBe('');
    expect(await page.locator('#examples').count()).toBe(0);
    await page.fill('#q', 'thế còn lệ phí?');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.turn:nth-of-type(2) .lead');
    expect(await page.textContent('.turn:nth-of-type(2) .lead')).toBe('Về lệ phí:');
    expect(await page.evaluate(() => (globalThis as unknown as { stayed?: boolean }).stayed)).toBe(true);
  });

  test('a first answer appears without moving the page', async () => {
    const page = await chat.open('/', { viewport: { width: 1100, height: 900 } });
    await page.fill('#q', 'con mới sinh');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.turn');
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  test('coming back from a document shows the answer again', async () => {
    const page = await chat.open('/');
    await page.fill('#q', 'con mới sinh');
    await page.keyboard.press('Enter');
    await page.click('.sources summary >> nth=2');
    await page.click('.sources details[open] a >> nth=0');
    await page.waitForSelector('.cited');
    expect(await page.textContent('.cited h2')).toBe('Lệ phí');
    await page.goBack();
    expect(await page.textContent('.turn .title')).toBe('Đăng ký khai sinh');
  });

  test('a source’s number opens the passage with the line marked', async () => {
    const page = await chat.open('/?q=con+moi+sinh');
    await page.click('.ref >> nth=4');
    expect(await page.isVisible('mark >> text=Miễn lệ phí')).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('passage');
  });

  test('choices and next questions are asked in place', async () => {
    const page = await chat.open('/');
    await page.fill('#q', 'làm lại hộ khẩu');
    await page.keyboard.press('Enter');
    await page.click('.choices a >> nth=1');
    await page.waitForSelector('.turn:nth-of-type(2) .title');
    await page.click('.turn:nth-of-type(2) .next a >> nth=0');
    await page.waitForSelector('.turn:nth-of-type(3)');
  });

  test('feedback is sent without leaving the page', async () => {
    const page = await chat.open('/?q=con+moi+sinh');
    await page.click('.feedback summary');
    await page.fill('.feedback textarea', 'thiếu giờ làm việc');
    await page.click('.feedback button[value=no]');
    await page.waitForSelector('.feedback .status:not(:empty)');
    expect(await page.textContent('.feedback .status')).toContain('Cảm ơn');
    expect(await page.getAttribute('.feedback button[value=no]', 'aria-pressed')).toBe('true');
  });

  test('the answer is copied as text with its sources', async () => {
    const page = await chat.open('/?q=con+moi+sinh', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.click('[data-tool=copy]');
    await page.waitForSelector('text=Đã sao chép');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Miễn lệ phí khi đăng ký đúng hạn, trong 60 ngày từ ngày sinh. [3]');
    expect(copied).toContain('[3] Lệ phí (Đăng ký khai sinh · Cổng Dịch vụ công quốc gia, tháng 7/2026) https://dichvucong.gov.vn/');
    expect(copied).toContain('(Nguồn số máy: chân trang Cổng Dịch vụ công quốc gia): 18001096');
    expect(copied).not.toContain('Xem cả tài liệu');
  });

  test('a lost network keeps the question and says what to do', async () => {
    const page = await chat.open('/');
    await page.fill('#q', 'con mới sinh');
    await page.context().setOffline(true);
    await page.click('#ask .primary');
    await page.waitForSelector('.status.problem');
    expect(await page.textContent('#ask-status')).toContain('Không kết nối được');
    expect(await page.inputValue('#q')).toBe('con mới sinh');
    chat.complaints.length = 0;
  });

  test('an empty question is answered with a hint', async () => {
    const page = await chat.open('/');
    await page.click('#ask .primary');
    expect(await page.textContent('#ask-status')).toContain('chưa viết câu hỏi');
  });

  test('everything works without JavaScript', async () => {
    const page = await chat.open('/', { javaScriptEnabled: false });
    await page.click('#examples a >> nth=0');
    expect(await page.textContent('.turn .title')).toBe('Đăng ký khai sinh');
    expect(await page.isVisible('[data-tool=copy]')).toBe(false);
    await page.click('.ref >> nth=4');
    expect(await page.isVisible('mark >> text=Miễn lệ phí')).toBe(true);
    await page.fill('#q', 'thế còn lệ phí?');
    await page.click('#ask .primary');
    expect(await page.textContent('.turn .lead')).toBe('Về lệ phí:');
    await page.click('.type-size button');
    expect(await page.getAttribute('html', 'class')).toBe('large');
    expect(await page.textContent('.turn .lead')).toBe('Về lệ phí:');
    await page.click('.feedback button[value=yes]');
    expect(await page.textContent('main')).toContain('Cảm ơn anh/chị.');
    await page.click('.foot a');
    await page.click('main form button');
    expect(await page.textContent('main [role=status]')).toContain('Đã xóa');
  });

  test('the page shows how far the first index is, then answers the waiting question by itself', async () => {
    chat.status = { state: 'indexing', done: 10, total: 100, note: '' };
    try {
      const page = await chat.open('/?q=con+moi+sinh', { bypassCSP: true });
      expect(await page.textContent('#progress-text')).toBe('Đã đọc 10 trên 100 đoạn.');
      expect(await violations(page)).toEqual([]);
      chat.status = { state: 'indexing', done: 60, total: 100, note: '' };
      await page.waitForFunction(() => document.querySelector('#progress-text')?.textContent === 'Đã đọc 60 trên 100 đoạn.');
      chat.status = { state: 'ready', done: 100, total: 100, note: '' };
      await page.waitForSelector('.turn .title');
    } finally {
      chat.status = { state: 'ready', done: 1, total: 1, note: '' };
    }
  });

  test('the type size is remembered', async () => {
    const page = await chat.open('/');
    await Promise.all([page.waitForResponse(/\/type$/), page.click('.type-size button')]);
    await page.reload();
    expect(await page.getAttribute('html', 'class')).toBe('large');
    expect(await page.textContent('.type-size button')).toBe('Chữ thường');
  });

  test('“Nghe” appears with a Vietnamese voice only, reads the answer without its numbers, and stops', async () => {
    const context = await chat.context();
    await context.addInitScript(() => {
      const spoken: string[] = [];
      const voices = () => (location.search.includes('vi') ? [{ lang: 'vi-VN' }] : [{ lang: 'en-US' }]);
      Object.assign(globalThis, { spoken, SpeechSynthesisUtterance: class { constructor(public text: string) {} } });
      Object.defineProperty(globalThis, 'speechSynthesis', {
        value: { getVoices: voices, addEventListener: () => undefined, cancel: () => spoken.push('stop'), speak: (speech: { text: string }) => spoken.push(speech.text) },
      });
    });
    const page = await context.newPage();
    await page.goto(`${chat.url}/?q=con+moi+sinh`);
    expect(await page.isVisible('[data-tool=listen]')).toBe(false);
    await page.goto(`${chat.url}/?q=con+moi+sinh+vi`);
    await page.click('[data-tool=listen]');
    expect(await page.textContent('[data-tool=listen]')).toBe('Dừng đọc');
    const [, said] = await page.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken);
    expect(said).toContain('Miễn lệ phí khi đăng ký đúng hạn');
    expect(said).not.toMatch(/\[\d\]/);
    await page.click('[data-tool=listen]');
    expect(await page.textContent('[data-tool=listen]')).toBe('Nghe');
  });
});
