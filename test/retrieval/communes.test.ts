import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/corpus/lexicon/lexicon.js';
import { createCommuneFinder } from '../../src/retrieval/communes.js';

const place = (province: string, commune: string, code: string, mergedFrom: string[]): Place => ({ province, commune, code, mergedFrom });
const find = createCommuneFinder([
  { province: 'Sơn La', code: '14', mergedFrom: ['Sơn La'] },
  place('Thái Nguyên', 'xã Đồng Hỷ', '1', ['xã Tân Long', 'xã Hóa Trung']), place('Tuyên Quang', 'xã Yên Sơn', '2', ['xã Tân Long', 'xã Tứ Quận']), place('Sơn La', 'phường Tô Hiệu', '3', ['phường Quyết Thắng']),
]);

describe('the communes that a question names', () => {
  it('are known by old and present names, with diacritics and without', () => {
    expect(find('em ở xã Hóa Trung thì nộp ở đâu')).toEqual([{ name: 'xã Hóa Trung', provinces: ['Thái Nguyên'], isAmbiguous: false }]);
    expect(find('o phuong to hieu')).toEqual([{ name: 'phường Tô Hiệu', provinces: ['Sơn La'], isAmbiguous: false }]);
  });
  it('are ambiguous where two places came from one of that name', () => {
    expect(find('ubnd xã Tân Long ở đâu')).toEqual([{ name: 'xã Tân Long', provinces: ['Thái Nguyên', 'Tuyên Quang'], isAmbiguous: true }]);
  });
  it('are told apart by the province that the question names', () => {
    expect(find('xã Tân Long, Tuyên Quang')).toEqual([{ name: 'xã Tân Long', provinces: ['Tuyên Quang'], isAmbiguous: false }]);
  });
  it('are not read from a name without its rank', () => expect(find('ông Tân Long làm giấy tờ')).toEqual([]));
  it('are none in a question without any', () => expect(find('')).toEqual([]));
});
