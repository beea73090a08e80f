import { describe, expect, it } from 'vitest';
import { repairRecord } from '../../../src/corpus/portal/repairRecord.js';
import { toFactSheet } from '../../../src/corpus/portal/toFactSheet.js';
import { CHANNEL_HEAD, LEGAL_HEAD, PAPER_HEAD, portalRecord } from './record.js';

describe('repairing a record', () => {
  it('takes the papers from the raw text when the capture cut at "Thành phần hồ sơ" inside a sentence', () => {
    const steps = 'Bước 1: lập hồ sơ theo mục 4.3 (Thành phần hồ sơ) và nộp cho cơ quan bảo hiểm xã hội.';
    const record = portalRecord({
      trinh_tu_thuc_hien: 'Bước 1: lập hồ sơ theo mục 4.3 (',
      thanh_phan_ho_so: ') và nộp cho cơ quan bảo hiểm xã hội.',
      raw_text: `Trình Tự Thực Hiện ${steps}Cách Thức Thực Hiện${CHANNEL_HEAD}Trực tiếp6 Ngày làm việcMiễn phíThành phần hồ sơ${PAPER_HEAD}Tờ khai1 bản chínhCăn cứ pháp lý${LEGAL_HEAD}Luật58/2014/QH13Cơ quan thực hiệnBảo hiểm xã hộiYêu cầu, điều kiện thực hiệnKhông có thông tinKết quả xử lýTiềnMã: KQ.G24.000042`,
    });
    const { record: repaired, repairs } = repairRecord(record);
    expect(repairs).toEqual(expect.arrayContaining(['papers_from_raw', 'steps_from_raw']));
    expect(repaired.trinh_tu_thuc_hien).toBe(steps);
    expect(toFactSheet(record).sheet.papers).toEqual([{ name: 'Tờ khai', originals: 1, copies: 0 }]);
  });

  it('cuts the page off the results', () => {
    const { record, repairs } = repairRecord(portalRecord({ ket_qua_xu_ly: 'Giấy khai sinhMã: KQ.G15.000031Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiệnNộp hồ sơ' }));
    expect(record.ket_qua_xu_ly).toBe('Giấy khai sinhMã: KQ.G15.000031');
    expect(repairs).toContain('page_chrome');
  });

  it('empties "Không có thông tin"', () => {
    expect(repairRecord(portalRecord({ co_quan_thuc_hien: 'Không có thông tin' })).record.co_quan_thuc_hien).toBe('');
  });
});
