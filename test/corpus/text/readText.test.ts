import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/corpus/text/readText.js';

const read = (text: string, file = 'plans/Thông báo số 5.txt') => readText(text, file);
const lines = (text: string) => Object.fromEntries(read(text).sections.map(({ path, lines: each }) => [path, each]));

describe('readText', () => {
  it('takes the title from the first line and the id from the name of the file', () => {
    expect(read('\n THÔNG BÁO \n\nVề lịch tiếp dân.')).toMatchObject({ id: 'thong-bao-so-5', kind: 'text', title: 'THÔNG BÁO', files: ['plans/Thông báo số 5.txt'] });
  });

  it('makes one section of a text without headings', () => {
    expect(lines('THÔNG BÁO\n\nMột câu. Hai câu.\n- Ba')).toEqual({ MD: ['Một câu.', 'Hai câu.', 'Ba'] });
  });

  it('finds numbered headings', () => {
    expect(lines('KẾ HOẠCH\nCăn cứ luật.\nI. MỤC ĐÍCH\nMột.\nII. NỘI DUNG\n2. Hình thức\nHai.\n2.1. Báo chí\nBa.')).toEqual({ MD: ['Căn cứ luật.'], I: ['Một.'], II: [], 'II.2': ['Hai.'], 'II.2.1': ['Ba.'] });
  });

  it('takes a numbered sentence, and a number that comes twice, for text', () => {
    expect(lines('KẾ HOẠCH\n1. Hồ sơ\n1. Nộp đơn.\n2. Chờ kết quả.\n1. Hồ sơ\nHết.')).toEqual({ '1': ['1. Nộp đơn.', '2. Chờ kết quả.', '1. Hồ sơ', 'Hết.'] });
  });

  it('joins the lines that a page was broken into', () => {
    expect(lines('KẾ HOẠCH\nNâng cao nhận thức của cán\nbộ và người dân.\nCâu sau.')).toEqual({ MD: ['Nâng cao nhận thức của cán bộ và người dân.', 'Câu sau.'] });
  });

  it('has a section to cite even where the title is all', () => {
    expect(lines('Trụ sở làm việc: 1 đường A')).toEqual({ MD: ['Trụ sở làm việc: 1 đường A'] });
  });

  it('refuses a file without words', () => {
    expect(() => read(' \n---\n')).toThrow(/no words/);
  });

  it('keeps a first paragraph that is no title as text', () => {
    const long = `${'dài '.repeat(80).trim()}.`;
    expect(read(long).title.length).toBeLessThanOrEqual(201);
    expect(lines(long)).toEqual({ MD: [long] });
  });

  it('reads half a megabyte in one paragraph without losing a word', () => {
    const words = Array.from({ length: 50_000 }, (_, i) => `dòng ${i}`);
    const read = lines(`THÔNG BÁO\n\n${words.join('\n')}`)['MD'] ?? [];
    expect(read.join(' ')).toBe(words.join(' '));
    expect(read.every((line) => line.length <= 4000)).toBe(true);
  });
});
