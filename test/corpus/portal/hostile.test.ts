import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactSheetSchema } from '../../../src/corpus/facts/factSheet.js';
import { recordSections } from '../../../src/corpus/portal/recordSections.js';
import { repairRecord } from '../../../src/corpus/portal/repairRecord.js';
import { toFactSheet } from '../../../src/corpus/portal/toFactSheet.js';
import { portalRecord } from './record.js';

const PIECES = [
  'Trực tuyến', 'Trực tiếp', 'Dịch vụ bưu chính', '3 Ngày làm việc', '1', 'Miễn phí', '8,000 VNĐ', '(', ')', 'Không có thông tin', 'Tên giấy tờMẫu đơn, tờ khaiSố lượng', '1 bản chính',
  ',1 bản sao', 'mau.docx', 'Mã: KQ.G15.000031', '12/2024/NĐ-CP', 'nộp hồ sơ tại Sở Tư pháp', 'trong thời hạn 5 ngày', 'Thành phần hồ sơ', 'Căn cứ pháp lý', '\n', ' ', 'á',
];
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 30 }).map((parts) => parts.join('')));
const cells = fc.record({
  cach_thuc_thuc_hien: text, thanh_phan_ho_so: text, can_cu_phap_ly: text, ket_qua_xu_ly: text, trinh_tu_thuc_hien: text,
  co_quan_thuc_hien: text, dia_chi_tiep_nhan: text, doi_tuong_thuc_hien: text, cap_thuc_hien: text, raw_text: text,
});

describe('any text in any cell', () => {
  it('never throws and always gives a valid sheet', () => {
    fc.assert(
      fc.property(cells, (broken) => {
        expect(FactSheetSchema.safeParse(toFactSheet(portalRecord(broken)).sheet).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never makes a number up', () => {
    fc.assert(
      fc.property(cells, (broken) => {
        const { channels, deadlines, papers } = toFactSheet(portalRecord(broken)).sheet;
        const said = Object.values(broken).join(' ').normalize('NFC');
        const plain = said.replace(/(?<=\d)[.,](?=\d)/gu, '');
        for (const [number] of JSON.stringify([channels, deadlines, papers]).matchAll(/\d+/gu)) {
          expect(said.includes(number) || plain.includes(number) || number === '0').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never breaks the official layer', () => {
    fc.assert(fc.property(cells, (broken) => recordSections(repairRecord(portalRecord(broken)).record).every(({ lines }) => lines.every((line) => line.trim() !== ''))), { numRuns: 200 });
  });
});
