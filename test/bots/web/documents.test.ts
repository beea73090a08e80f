import { describe, expect, test } from 'vitest';
import { outlineDocument, splitCell } from '../../../bots/web/documentOutline.js';
import { birth, plan } from '../../fakes/assistant.js';
import { fakeApp } from '../../fakes/webChat.js';

const page = async (path: string): Promise<{ status: number; html: string }> => {
  const { app } = await fakeApp();
  const response = await app.request(path);
  return { status: response.status, html: await response.text() };
};

describe('/documents/<id>', () => {
  test('shows every section of a procedure, guidance before facts, each id once', async () => {
    const { html } = await page('/documents/1.001193');
    for (const section of birth.sections) for (const line of section.lines) expect(html).toContain(line);
    expect(html.indexOf('Hướng dẫn</p>')).toBeLessThan(html.indexOf('Theo dữ liệu Cổng dịch vụ công quốc gia</p>'));
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).toContain('id="fee--facts"');
  });

  test('marks the cited section', async () => {
    const { html } = await page('/documents/1.001193?section=duration');
    expect(html).toMatch(/<section class="section cited" id="duration">/);
    expect(html.match(/Phần được trích dẫn/g)).toHaveLength(1);
  });

  test('an unclear section says so and states nothing', async () => {
    expect((await page('/documents/1.001193')).html).toContain('Nguồn không ghi rõ phần này.');
  });

  test('shows a plan’s own numbers, its head, its end, and an appendix row as columns', async () => {
    const { html } = await page('/documents/000-thai-nguyen-2026?section=PL.1');
    for (const path of ['MD', 'IV', 'IV.2', 'PL.1', 'KT']) expect(html).toContain(`id="${path}"`);
    expect(html).toContain('<dt>Thời gian</dt><dd>Quý I</dd>');
    expect(html).toContain('<h3>2. Sở Nội vụ</h3>');
  });

  test.each([
    '/documents/unknown', '/documents/..%2F..%2Fetc%2Fpasswd', '/documents/../../etc/passwd', '/documents/%00', '/documents/', '/documents/__proto__',
    `/documents/${'a'.repeat(5_000)}`, '/documents/%E0%A4%A',
  ])('%s is not found', async (path) => {
    const { status, html } = await page(path);
    expect(status).toBe(404);
    expect(html).not.toContain('root:');
  });

  test.each(['nowhere', '<script>alert(1)</script>', '"><img src=x>'])('an unknown section (%s) marks nothing and is not echoed', async (section) => {
    const { status, html } = await page(`/documents/1.001193?section=${encodeURIComponent(section)}`);
    expect(status).toBe(200);
    expect(html).not.toContain('cited-label');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x>');
  });
});

test('heading levels never skip one, whatever the trail', () => {
  const levels = outlineDocument({ ...plan, sections: plan.sections.map((section) => ({ ...section, trail: ['a', 'b', 'c', 'd', 'e', 'f'] })) }).map(({ level }) => level);
  expect(levels).toEqual([2, 3, 4, 5, 6]);
});

test('a cell is a short label, a colon and a value', () => {
  expect(splitCell('Thời gian: Quý I')).toEqual({ label: 'Thời gian', value: 'Quý I' });
  expect(splitCell('Một câu dài không có nhãn nào đứng trước dấu hai chấm cả: vậy đó')).toBeUndefined();
  expect(splitCell('15:30')).toBeUndefined();
});
