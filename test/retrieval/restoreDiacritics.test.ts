import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiacriticsRestorer, type DiacriticsRestorer } from '../../src/retrieval/restoreDiacritics.js';
import { fold } from '../../src/text/fold.js';
import { tokens } from '../../src/text/tokens.js';
import { openSmallIndex, type SmallIndex } from './support/smallIndex.js';

let index: SmallIndex;
let restore: DiacriticsRestorer;
beforeAll(async () => {
  index = await openSmallIndex();
  restore = createDiacriticsRestorer(index.generation.lexical.accented);
});
afterAll(() => index.close());

describe('the restorer of diacritics', () => {
  it.each(['đăng ký khai sinh', 'đăng ký kết hôn', 'gia hạn tạm trú', 'cấp lại thẻ căn cước', 'tuyên truyền cải cách hành chính'])('puts them back into "%s"', (text) => expect(restore(fold(text))).toBe(text));
  it('chooses by the neighbours', () => {
    const [first, second] = [restore('thuong tru o xa'), restore('tai lieu tuyen truyen')];
    expect([first, second]).toEqual([expect.stringContaining('thường trú'), expect.stringContaining('tuyên truyền')]);
  });
  it('leaves a text with diacritics as it is', () => expect(restore('Đăng ký tạm trú ở đâu')).toMatch(/^đăng ký tạm trú ở đâu$/iu));
  it('leaves codes, numbers and words that the index does not know', () => {
    expect(restore('ma 1.001193 qwzx 60')).toMatch(/1\.001193 qwzx 60$/u);
  });
  it('gives nothing for nothing', () => expect(restore('')).toBe(''));
  const text = fc.oneof(fc.array(fc.constantFrom('dang', 'ky', 'khai', 'sinh', 'Đăng', 'ký', 'con', 'o', '1.001193', 'constructor', '__proto__', '…', '🎉'), { maxLength: 10 }).map((words) => words.join(' ')), fc.string({ unit: 'grapheme' }));
  it('changes marks only, never a letter, a number or their order', () => {
    const bare = (words: string): string => tokens(words.toLowerCase()).map(fold).join(' ');
    fc.assert(fc.property(text, (written) => bare(restore(written)) === bare(written)));
  });
  it('mends marks that nobody writes', () => expect(restore('Cấp lại thẻ căn cứớc')).toBe('cấp lại thẻ căn cước'));
  it('leaves a word that is written with other marks than usual, where it is a word', () => expect(restore('đăng ký tạm trụ')).toBe('đăng ký tạm trụ'));
  it('gives the same for the same text', () => {
    fc.assert(fc.property(text, (written) => restore(written) === restore(written)));
  });
});
