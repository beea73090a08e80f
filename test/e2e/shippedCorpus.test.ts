import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPlainText } from '../../src/answer/plainText.js';
import type { Answer } from '../../src/answer/answer.js';
import { loadConfig, projectRoot } from '../../src/config.js';
import { createEncoder } from '../../src/embedding/createEncoder.js';
import { buildIndex } from '../../src/server/buildIndex.js';
import { openAssistant, type OpenAssistant } from '../../src/server/wire.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motcua-shipped-'));
let open: OpenAssistant;

beforeAll(async () => {
  const config = loadConfig({ env: { MOTCUA_INDEX: path.join(folder, 'index'), MOTCUA_STATE: path.join(folder, 'state') }, cwd: projectRoot() });
  const encoder = await createEncoder({ modelDir: config.model });
  const { problems } = await buildIndex({ config, encoder });
  await encoder.dispose();
  expect(problems).toEqual([]);
  open = await openAssistant(config);
}, 240_000);

afterAll(async () => {
  await open?.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (text: string): Promise<Answer> => open.assistant.answer({ text });
const numbered = ({ contacts }: Answer): boolean => contacts.some(({ phone }) => phone.includes('18001096'));

describe('the shipped corpus with the shipped encoder', () => {
  it('tells where a child is registered, in a question without diacritics', async () => {
    const answer = await ask('con moi sinh lam giay to o dau');
    expect([answer.status, answer.citations[0]?.document, numbered(answer)]).toEqual(['answered', '1.001193', true]);
    expect(renderPlainText(answer)).toContain('Trung tâm Phục vụ hành chính công');
  });

  it('tells where a driving licence is exchanged and what it costs, and says where the figure comes from', async () => {
    const answer = await ask('doi bang lai xe may het han nop o dau mat bao nhieu tien');
    const fee = answer.statements.find(({ text }) => text.includes('135.000 đồng'));
    expect(fee && answer.citations[fee.citation]).toMatchObject({ document: '3.000347', section: 'fee' });
    expect(answer.statements.some(({ citation }) => answer.citations[citation]?.section === 'place')).toBe(true);
    expect(numbered(answer)).toBe(true);
  });

  it('tells what a plan gives a body to do, from the section of that body', async () => {
    const answer = await ask('kế hoạch tuyên truyền CCHC năm 2026 của Thái Nguyên giao Sở Nội vụ làm gì');
    expect(answer.citations[0]).toMatchObject({ document: '000-thai-nguyen-2026', section: 'IV.2' });
    expect(numbered(answer)).toBe(true);
  });

  it.each(['mai trời có mưa không', 'đăng ký thi tốt nghiệp trung học phổ thông nộp hồ sơ ở đâu'])('cites nothing for "%s"', async (text) => {
    const answer = await ask(text);
    expect([answer.statements, answer.citations]).toEqual([[], []]);
    expect(['no_source', 'out_of_scope']).toContain(answer.status);
  });
});

describe('told life events', () => {
  const situations = readFileSync(path.join(projectRoot(), 'test', 'fixtures', 'lifeEvents', 'situations.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t') as [string, string]);
  it('are answered with their chain in five of six of the situations that were never shown to their pages', async () => {
    const answers = await Promise.all(situations.map(async ([event, text]) => ({ event, answer: await ask(text) })));
    expect(answers.filter(({ event, answer }) => answer.citations.some(({ document }) => document === event)).length).toBeGreaterThanOrEqual(20);
  });
  it('do not stand before the answer to stories that ask for one procedure', async () => {
    const stories = readFileSync(path.join(projectRoot(), 'test', 'fixtures', 'lifeEvents', 'near-misses.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t')[1]!);
    const answers = await Promise.all(stories.map(ask));
    expect(answers.filter(({ citations: [first] }) => first !== undefined && !/^\d\.\d{6}$/u.test(first.document)).length).toBeLessThanOrEqual(stories.length * 0.02);
  });
  it.each(['đăng ký kết hôn', 'đổi bằng lái', 'cấp lại thẻ căn cước cần giấy tờ gì', 'sang tên xe máy'])('are not told by "%s"', async (text) => {
    const { citations } = await ask(text);
    expect(citations.filter(({ document }) => !/^\d\.\d{6}$/u.test(document))).toEqual([]);
  });
});
