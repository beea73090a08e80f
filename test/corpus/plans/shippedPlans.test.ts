import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/corpus/plans/readPlan.js';
import { digests, sectionWords } from '../../fixtures/plans/sectionWords.js';

const PLANS = new URL('../../../corpus/plans/', import.meta.url);
const SEEDS = new URL('../../../../shared/seeds/', import.meta.url);
const WORDS = new URL('../../fixtures/plans/words.json', import.meta.url);

const plan = (id: string) => readFileSync(new URL(`${id}.md`, PLANS), 'utf8');
const documentOf = (id: string) => readPlan(plan(id), `plans/${id}.md`);
const section = (id: string, path: string) => documentOf(id).sections.find((each) => each.path === path);
/** Made from the seeds; five ids, each with a line for every section. */
const words = JSON.parse(readFileSync(WORDS, 'utf8')) as Record<string, string[]>;
const ids = Object.keys(words);

function counts(text: string): Map<string, number> {
  const out = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) out.set(word, (out.get(word) ?? 0) + 1);
  return out;
}

describe('the shipped plans', () => {
  it('are the five that the project was asked for', () => {
    expect(readdirSync(PLANS).sort()).toEqual(ids.map((id) => `${id}.md`));
  });

  it.each(ids)('%s keeps every word of its seed, in order, section by section', (id) => {
    expect(digests(sectionWords(plan(id)))).toEqual(words[id]);
  });

  it.skipIf(!existsSync(SEEDS)).each(ids)('%s equals its seed, where the seeds are there', (id) => {
    const seed = readFileSync(new URL(`${id.replace('-', '_')}.txt`, SEEDS), 'utf8');
    expect(Object.fromEntries(sectionWords(plan(id)))).toEqual(Object.fromEntries(sectionWords(seed)));
  });

  it.each(ids)('%s loses no word when it is read', (id) => {
    const read = new Map<string, string>();
    for (const { path, heading, lines } of documentOf(id).sections) {
      const top = path.replace(/^PL\..*/, 'PL');
      read.set(top, `${read.get(top) ?? ''} ${heading} ${lines.join(' ')}`);
    }
    for (const [path, expected] of sectionWords(plan(id))) {
      // The heads of the appendix's columns become the labels of its lines.
      const text = path === 'PL' ? expected.join(' ').replace('STT Nội dung Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện', '') : expected.join(' ');
      const there = counts(read.get(path) ?? '');
      expect([...counts(text)].filter(([word, times]) => (there.get(word) ?? 0) < times), path).toEqual([]);
    }
  });

  it.each(ids)('%s has its file name as id, and lines short enough to be statements', (id) => {
    const document = documentOf(id);
    expect(document.id).toBe(id);
    expect(document.sections.flatMap(({ lines }) => lines).filter((line) => line.length > 600 || !/[\p{L}\p{N}]/u.test(line))).toEqual([]);
  });

  it('keep the link that the seed of Thái Nguyên 2026 had', () => {
    expect(plan('000-thai-nguyen-2026')).toContain('(https://thuvienphapluat.vn/van-ban/bo-may-hanh-chinh/nghi-quyet-76-nq-cp-2021-');
  });

  it('name what each office has to do under the number of the document', () => {
    expect(section('000-thai-nguyen-2026', 'IV.8')?.heading).toBe('8. Công an tỉnh');
    expect(section('000-thai-nguyen-2026', 'IV.2')?.lines).toHaveLength(4);
    expect(section('002-tuyen-quang-6-thang-cuoi-2025', 'II.2.5')?.trail).toEqual(['II. ĐỐI TƯỢNG, NỘI DUNG, HÌNH THỨC TUYÊN TRUYỀN', '2. Nội dung tuyên truyền']);
    expect(section('004-van-phong-ubnd-son-la-2026', 'II.2.2')?.lines).toEqual(['Thời gian thực hiện: Thường xuyên trong năm.']);
  });

  it('name the columns of a row of the appendix', () => {
    expect(section('000-thai-nguyen-2026', 'PL.8')?.lines).toEqual([
      'Nhiệm vụ: Tuyên truyền việc thực hiện dân chủ ở cơ sở',
      'Chủ trì: UBND các xã, phường',
      'Phối hợp: Sở Nội vụ; Sở Tư pháp',
      'Thời gian thực hiện: Năm 2026',
    ]);
    expect(['000-thai-nguyen-2026', '001-xa-vinh-thong-2026', '003-thai-nguyen-2024'].map((id) => documentOf(id).sections.filter(({ path }) => path.startsWith('PL.')).length)).toEqual([12, 9, 6]);
  });

  it('say who signed, in the last part', () => {
    expect(ids.map((id) => section(id, 'KT')?.lines.at(-1))).toEqual(['Nguyễn Thị Loan', 'Nguyễn Đức Chung', 'Hoàng Gia Long', 'Lê Quang Tiến', 'Trần Bình Minh']);
  });

  it('have a number and a day only where the document writes them', () => {
    expect(ids.map((id) => [documentOf(id).number, documentOf(id).date])).toEqual([[undefined, '2026'], [undefined, '2026'], [undefined, undefined], ['36/KH-UBND', '05/3/2024'], [undefined, undefined]]);
  });
});
