import { describe, expect, it } from 'vitest';
import { parseChannels } from '../../../src/corpus/portal/channels.js';
import { judgeChannels } from '../../../src/corpus/portal/judgeChannels.js';
import { CHANNEL_HEAD } from './record.js';

const judge = (rows: string, steps = '') => judgeChannels(parseChannels(`${CHANNEL_HEAD}${rows}`), steps);

describe('the table of channels', () => {
  it('is cut into rows where it is glued', () => {
    const rows = parseChannels(`${CHANNEL_HEAD}Trực tuyến12 Ngày làm việcMiễn phíTrực tiếp12 Ngày làm việc8,000 VNĐ(/bản)Nộp tại quầy.`);
    expect(rows).toEqual([
      { channel: 'online', time: '12 Ngày làm việc', fee: 'Miễn phí', feeNote: '', description: '', glued: false },
      { channel: 'direct', time: '12 Ngày làm việc', fee: '8,000 VNĐ', feeNote: '/bản', description: 'Nộp tại quầy.', glued: false },
    ]);
  });

  it('states the time and the free fee that nothing speaks against', () => {
    expect(judge('Trực tuyến3 Ngày làm việcMiễn phí').channels).toEqual([{ channel: 'online', time: { value: 3, unit: 'working_day' }, fees: [], free: true }]);
  });

  it('never states a bare time', () => {
    const result = judge('Trực tuyến1Miễn phíTrực tiếp1Miễn phí');
    expect(result.timesUnclear).toBe(true);
    expect(result.channels.every((channel) => channel.time === null)).toBe(true);
  });

  it('does not state times that differ by channel without a reason in the record', () => {
    expect(judge('Trực tuyến12 Ngày làm việcMiễn phíTrực tiếp13 Ngày làm việcMiễn phí').timesUnclear).toBe(true);
  });

  it('keeps different times as times of cases when the steps name each of them', () => {
    const result = judge('Trực tuyến15 NgàyMiễn phíTrực tiếp20 NgàyMiễn phí', 'Trong thời hạn 15 ngày với nhà ở riêng lẻ, 20 ngày với công trình khác.');
    expect(result).toMatchObject({ timesUnclear: false, timesByCase: true });
  });

  it('takes "ngày làm việc" from the words where the form says "Ngày"', () => {
    expect(judge('Trực tiếp5 NgàyMiễn phíTrong vòng 05 (năm) ngày làm việc kể từ ngày nhận hồ sơ.').channels[0]?.time).toEqual({ value: 5, unit: 'working_day' });
  });

  it('does not state 28 hours beside 28 days', () => {
    expect(judge('Trực tiếp28 GiờMiễn phíTrong thời hạn 28 ngày.').timesUnclear).toBe(true);
  });

  it.each([
    ['a resolution of the province', 'Trực tiếp3 Ngày làm việcMiễn phí(Theo Nghị quyết của Hội đồng nhân dân cấp tỉnh)'],
    ['another amount', 'Trực tiếp3 Ngày làm việcMiễn phí(Lệ phí: 135.000 đồng/lần)'],
    ['a fee in the description', 'Trực tiếp3 Ngày làm việcMiễn phíLệ phí 8.000 đồng/bản.'],
  ])('does not state "Miễn phí" beside %s', (_, rows) => {
    const result = judge(rows);
    expect(result.feesUnclear).toBe(true);
    expect(result.channels.some((channel) => channel.free)).toBe(false);
  });

  it('does not state "Miễn phí" when the steps tell the citizen to pay', () => {
    expect(judge('Trực tiếp3 Ngày làm việcMiễn phí', 'Người nộp hồ sơ nộp lệ phí theo quy định.').feesUnclear).toBe(true);
  });

  it('mends lost thousands only by the words beside them', () => {
    expect(judge('Trực tiếp7 Ngày làm việc150 VNĐ(150.000 đồng/lần/thẻ.)').channels[0]?.fees[0]).toMatchObject({ amount: 150000, per: 'lần/thẻ' });
    expect(judge('Trực tiếp15 Ngày830 Việt Nam Đồng').feesUnclear).toBe(true);
  });

  it('does not guess where a bare time and a fee are glued', () => {
    expect(judge('Trực tiếp120 VNĐ')).toMatchObject({ timesUnclear: true, feesUnclear: true });
    expect(judge('Trực tiếp120 VNĐ(20.000 vnđ/tờ khai)').channels[0]?.fees[0]?.amount).toBe(20000);
  });

  it('does not state fees of which one lost a zero', () => {
    expect(judge('Trực tuyến5 Ngày làm việc30,000 Việt Nam ĐồngTrực tiếp5 Ngày làm việc300,000 Việt Nam Đồng').feesUnclear).toBe(true);
  });

  it('keeps a cheaper online fee when the record says why', () => {
    const result = judge('Trực tuyến7 Ngày làm việc10,000 VNĐ(Nộp trực tuyến thu 10.000 đồng/lần đăng ký)Trực tiếp7 Ngày làm việc20,000 VNĐ(Nộp trực tiếp thu 20.000 đồng/lần đăng ký)');
    expect(result.feesUnclear).toBe(false);
    expect(result.channels.map(({ fees }) => fees[0]?.amount)).toEqual([10000, 20000]);
  });
});
