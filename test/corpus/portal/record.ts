import { PortalRecordSchema, type PortalRecord } from '../../../src/corpus/portal/record.js';

/** A portal record with only the cells that a test is about. */
export function portalRecord(cells: Partial<Record<keyof PortalRecord, string>> = {}): PortalRecord {
  return PortalRecordSchema.parse({
    ma_thu_tuc: '1.000001',
    ten_thu_tuc: 'Thủ tục thử',
    detail_url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/thu',
    linh_vuc: 'Hộ tịch',
    ...cells,
  });
}

export const CHANNEL_HEAD = 'Hình thức nộpThời gianPhí, lệ phíMô tả';
export const PAPER_HEAD = '--Tên giấy tờMẫu đơn, tờ khaiSố lượng';
export const LEGAL_HEAD = 'Tên văn bản pháp lýMã văn bản';
