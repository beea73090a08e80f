import { describe, expect, it } from 'vitest';
import { findDeadlines } from '../../../src/corpus/portal/deadlines.js';
import { parseLegalBases } from '../../../src/corpus/portal/legalBases.js';
import { findSubmitTo, parseOffices } from '../../../src/corpus/portal/offices.js';
import { parsePapers } from '../../../src/corpus/portal/papers.js';
import { parseResults } from '../../../src/corpus/portal/results.js';
import { LEGAL_HEAD, PAPER_HEAD } from './record.js';

describe('the papers', () => {
  it('are cut at the counts, the form file apart from the name', () => {
    const cell = `${PAPER_HEAD}- Văn bản đề nghị (NA20).Mau NA20-BCA.docx1 bản chính+ Bản sao giấy phép0 bản chính,1 bản sao`;
    expect(parsePapers(cell).papers).toEqual([
      { name: 'Văn bản đề nghị (NA20).', form: 'Mau NA20-BCA.docx', originals: 1, copies: 0 },
      { name: 'Bản sao giấy phép', originals: 0, copies: 1 },
    ]);
  });

  it('keep a number at the end of a name apart from the count', () => {
    expect(parsePapers(`${PAPER_HEAD}Đơn đăng ký theo Mẫu số 181 bản chính`).papers[0]).toEqual({ name: 'Đơn đăng ký theo Mẫu số 18', originals: 1, copies: 0 });
  });

  it('do not take "(01 bản chính hoặc …" inside a name for a count', () => {
    expect(parsePapers(`${PAPER_HEAD}Hợp đồng (01 bản chính hoặc 01 bản sao)1 bản chính`).papers.map(({ name }) => name)).toEqual(['Hợp đồng (01 bản chính hoặc 01 bản sao)']);
  });

  it('count rows without a copy as remarks', () => {
    expect(parsePapers(`${PAPER_HEAD}Số lượng hồ sơ: 01 bộ.0 bản chínhTờ khai1 bản chính`)).toMatchObject({ notes: 1, papers: [{ name: 'Tờ khai' }] });
  });

  it('stand under the heading of their case', () => {
    const cell = '* Giấy tờ phải nộp:Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khai1 bản chính* Giấy tờ phải xuất trình:Tên giấy tờMẫu đơn, tờ khaiSố lượngHộ chiếu1 bản chính';
    expect(parsePapers(cell).papers.map((paper) => paper.case)).toEqual(['Giấy tờ phải nộp', 'Giấy tờ phải xuất trình']);
  });

  it('find the file after a document number', () => {
    expect(parsePapers(`${PAPER_HEAD}Danh mục kèm theo Thông tư số 67/2025/TT-BXDMẫu số 01.docx1 bản chính`).papers[0]).toMatchObject({
      name: 'Danh mục kèm theo Thông tư số 67/2025/TT-BXD', form: 'Mẫu số 01.docx',
    });
  });
});

describe('the legal bases', () => {
  it.each([
    ['Luật Hộ tịch60/2014/QH13', [{ number: '60/2014/QH13', title: 'Luật Hộ tịch' }]],
    ['Luật 60/2014/QH1360/2014/QH13Thông tư quy định chi tiết01/2022/TT-BTP', [{ number: '60/2014/QH13' }, { number: '01/2022/TT-BTP', title: 'Thông tư quy định chi tiết' }]],
    ['Luật số 72/2020/QH14 ngày 17 tháng 11 năm 202072/2020/QH14', [{ number: '72/2020/QH14', title: 'Luật số 72/2020/QH14 ngày 17 tháng 11 năm 2020' }]],
    ['Cắt giảm thủ tục66.7/2025/NQ-CP', [{ number: '66.7/2025/NQ-CP', title: 'Cắt giảm thủ tục' }]],
    ['Nghị định số 280/2025/NĐ-CP sửa đổi Nghị định số 07/2025/NĐ-CP280/2025/NĐ-CP', [{ number: '280/2025/NĐ-CP', title: 'Nghị định số 280/2025/NĐ-CP sửa đổi Nghị định số 07/2025/NĐ-CP' }]],
    ['Luật Giá 16/2023/QH1516/2023/QH15Thông tư 34/2024/TT-BTC34/2024/TT-BTC', [{ number: '16/2023/QH15', title: 'Luật Giá 16/2023/QH15' }, { number: '34/2024/TT-BTC' }]],
  ])('reads %s', (cell, expected) => {
    expect(parseLegalBases(`${LEGAL_HEAD}${cell}`)).toEqual(expected);
  });
});

describe('results and offices', () => {
  it('cut results at their codes, whatever the code looks like', () => {
    expect(parseResults('Giấy khai sinhMã: KQ.G15.000031- Văn bản từ chốiMã: 000.00.00.G04-KQ0338Chứng chỉMã: sgga')).toEqual(['Giấy khai sinh', 'Văn bản từ chối', 'Chứng chỉ']);
  });

  it('do not cut an office name at a comma inside it', () => {
    expect(parseOffices('Cục Chất lượng, Chế biến và Phát triển thị trường, Công an tỉnh')).toEqual(['Cục Chất lượng, Chế biến và Phát triển thị trường', 'Công an tỉnh']);
  });
});

describe('the steps', () => {
  it('tell where the papers are handed in', () => {
    expect(findSubmitTo('- Người yêu cầu nộp hồ sơ tại Trung tâm Phục vụ hành chính công có thẩm quyền; nộp lệ phí.')).toEqual(['Trung tâm Phục vụ hành chính công có thẩm quyền']);
    expect(findSubmitTo('Cá nhân gửi hồ sơ đến Sở Tư pháp tỉnh, thành phố trực thuộc trung ương nơi cư trú.')).toEqual(['Sở Tư pháp tỉnh, thành phố trực thuộc trung ương nơi cư trú']);
  });

  it('do not name the office that another office writes to', () => {
    expect(findSubmitTo('Sở Tư pháp gửi hồ sơ đến Ủy ban nhân dân cấp tỉnh.')).toEqual([]);
  });

  it('tell the time limits with what they count from', () => {
    expect(findDeadlines('Trong thời hạn 60 ngày kể từ ngày sinh con, cha hoặc mẹ có trách nhiệm đăng ký khai sinh.')).toEqual([
      { text: 'trong thời hạn 60 ngày kể từ ngày sinh con', act: 'đăng ký khai sinh' },
    ]);
  });

  it('do not take a date for a time limit', () => {
    expect(findDeadlines('Nghị định ngày 15 tháng 3 năm 2024 của Chính phủ.')).toEqual([]);
  });
});
