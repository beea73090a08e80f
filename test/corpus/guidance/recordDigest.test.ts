import { describe, expect, it } from 'vitest';
import { recordDigest } from '../../../src/corpus/guidance/recordDigest.js';

const RECORD = { ma_thu_tuc: '1.001193', ten_thu_tuc: 'Thủ tục đăng ký khai sinh', thanh_phan_ho_so: 'Tờ khai', raw_text: 'a', detail_url: 'u' };

describe('recordDigest', () => {
  it('is the same for another capture that says the same', () => {
    const again = { ...RECORD, detail_url: 'v', raw_text: 'b', ten_thu_tuc: ' Thủ tục  đăng ký khai sinh\n'.normalize('NFD') };
    expect(recordDigest(again)).toBe(recordDigest(RECORD));
  });

  it('changes with what the record says', () => {
    expect(recordDigest({ ...RECORD, thanh_phan_ho_so: 'Tờ khai mới' })).not.toBe(recordDigest(RECORD));
  });

  it('reads the raw text where the paper list is missing', () => {
    const lost = { ...RECORD, thanh_phan_ho_so: '' };
    expect(recordDigest({ ...lost, raw_text: 'b' })).not.toBe(recordDigest(lost));
  });
});
