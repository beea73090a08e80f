import { describe, expect, it } from 'vitest';
import { hearAspects } from '../../src/retrieval/aspect.js';
import { understand } from '../../src/retrieval/understand.js';

const plain = (question: string) => ({ text: question.toLowerCase().replace(/\bcccd\b/u, 'căn cước công dân'), also: [] });
const ask = (message: string, before: string[] = []) => understand(message, before, { expand: plain, restore: (text) => text.replace('mat the', 'mất thẻ'), detectAspects: hearAspects, places: ['Thái Nguyên'] });

describe('understand', () => {
  it('reads the aspects of the last message only', () => {
    expect(ask('thế còn lệ phí?', ['khai sinh nộp ở đâu']).aspects).toEqual(['fee']);
  });
  it('searches with what was asked before too', () => {
    const question = ask('thế còn lệ phí?', ['khai sinh nộp ở đâu']);
    expect(question.text).toBe('khai sinh nộp ở đâu thế còn lệ phí?');
    expect(question.terms.folded).toEqual(expect.arrayContaining(['khai', 'le', 'phi']));
  });
  it('embeds the expanded question and keeps the written one', () => {
    expect(ask('mất CCCD')).toMatchObject({ written: 'mất CCCD', text: 'mất căn cước công dân', accented: true });
    expect(ask('mat the').accented).toBe(false);
  });
  it('puts diacritics back for the meaning and keeps the words as they were written', () => {
    expect(ask('mat the')).toMatchObject({ restored: 'mất thẻ', text: 'mat the', written: 'mat the', accented: false });
  });
  it.each(['thủ tục 1.001193 cần gì', '1.001193', 'mã(1.001193)'])('finds the code in "%s"', (message) => expect(ask(message).code).toBe('1.001193'));
  it.each(['gọi 18001096', 'trả 11.001193 đồng', 'số 1.0011930', 'ngày 1.7.2025'])('finds no code in "%s"', (message) => expect(ask(message).code).toBeUndefined());
  // A code of an earlier message decides, whatever is asked now.
  it('prefers the code of the last message to one before it', () => {
    expect(ask('còn 1.000656 thì sao', ['thủ tục 1.001193']).code).toBe('1.000656');
  });
});
