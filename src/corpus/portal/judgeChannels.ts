import type { FactChannel } from '../facts/factSheet.js';
import type { ChannelRow } from './channels.js';
import { judgeFee, type Fee } from './fees.js';
import { mentionsOf, parseDuration, settleUnit, type Duration } from './times.js';

export interface JudgedChannels {
  channels: FactChannel[];
  timesByCase: boolean;
  timesUnclear: boolean;
  feesUnclear: boolean;
  /** Values that were mended by the record's own words. */
  repaired: { units: number; thousands: number };
}

interface JudgedRow { row: ChannelRow; time: Duration | null; fees: Fee[]; free: boolean }

/**
 * Decides which times and fees of the table may be stated.
 *
 * The rows of different channels often hold the times of different cases (15 days for a house, 20 for other works):
 * such times are kept, marked `timesByCase`, only when the record's own words bear every one of them out.
 * Everything else that contradicts itself is unclear and dropped.
 */
export function judgeChannels(rows: ChannelRow[], steps: string): JudgedChannels {
  const repaired = { units: 0, thousands: 0 };
  let timesUnclear = false;
  let feesUnclear = false;
  const judged = rows.map((row): JudgedRow => {
    const time = judgeTime(row, steps);
    if (time === 'unclear') timesUnclear = true;
    else if (time?.repaired) repaired.units += 1;
    const fee = judgeFee(row);
    if (fee.kind === 'unclear') feesUnclear = true;
    if (fee.kind === 'fee' && fee.repaired) repaired.thousands += 1;
    return {
      row,
      time: time === 'unclear' || time === undefined ? null : time.time,
      fees: fee.kind === 'fee' ? [fee.fee] : [],
      free: fee.kind === 'free',
    };
  });
  const words = [steps, ...rows.map((row) => row.description)].join('\n');
  const times = distinct(judged.flatMap(({ time }) => (time ? [time] : [])));
  const differ = times.length > 1;
  if (differ && !times.every((time) => isSaid(time, words))) timesUnclear = true;
  if (feesContradict(judged, words)) feesUnclear = true;
  return {
    channels: mergeRows(judged, timesUnclear, feesUnclear),
    timesByCase: differ && !timesUnclear,
    timesUnclear,
    feesUnclear,
    repaired,
  };
}

const DURATION = /(?<![\d.,/])(\d{1,3}(?:[.,]\d)?)\s*(?:\([^)]{1,30}\)\s*)?(ngày làm việc|giờ làm việc|ngày|giờ|tháng|phút|tuần)(?!\p{L})/giu;

function judgeTime(row: ChannelRow, steps: string): { time: Duration; repaired: boolean } | 'unclear' | undefined {
  if (row.glued) return 'unclear';
  if (row.time === '' || /^(?:không|hệ thống)/iu.test(row.time)) return undefined;
  const time = parseDuration(row.time);
  if (!time) return 'unclear';
  const said = [...row.description.matchAll(DURATION)];
  const only = said.length === 1 ? parseDuration(`${said[0]?.[1] ?? ''} ${said[0]?.[2] ?? ''}`) : undefined;
  // One single time in the description, and another one than in the table: nobody can tell which holds.
  if (only && hours(only) !== hours(time) && only.value !== time.value) return 'unclear';
  const byDescription = settleUnit(time, row.description);
  if (!byDescription) return 'unclear';
  if (byDescription.repaired) return byDescription;
  const bySteps = time.unit === 'working_day' ? byDescription : settleUnit(time, `${row.description}\n${steps}`);
  return bySteps ?? 'unclear';
}

function hours(time: Duration): number {
  const unit = { minute: 1 / 60, hour: 1, working_hour: 1, day: 24, working_day: 24, week: 168, month: 720, year: 8640 }[time.unit];
  return time.value * unit;
}

function isSaid(time: Duration, words: string): boolean {
  if (time.unit === 'day' || time.unit === 'working_day' || time.unit === 'hour' || time.unit === 'working_hour') {
    const said = mentionsOf(time.value, words);
    return time.unit.endsWith('hour') ? said.hour : said.day || said.workingDay;
  }
  const unit = { minute: 'phút', week: 'tuần', month: 'tháng', year: 'năm' }[time.unit];
  return new RegExp(`(?<!\\d)0?${time.value}\\s*(?:\\([^)]{1,30}\\)\\s*)?${unit}`, 'iu').test(words);
}

const MUST_PAY = /(?<!không (?:phải )?)(?<!\p{L})(?:nộp|thu|đóng|thanh toán)(?: đủ| đầy đủ| các khoản| tiền)* (?:phí|lệ phí|(?:tiền )?(?:tạm ứng )?án phí)(?! (?:dịch vụ )?(?:bưu|chuyển phát))(?![^.;\n]{0,60}(?:nếu có|bưu chính|chuyển phát))/iu;
const ONLINE_DISCOUNT = /trực tuyến[^.;\n]{0,160}(?:bằng \d+|giảm|miễn)|(?:bằng \d+ ?%|giảm|miễn)[^.;\n]{0,160}trực tuyến/iu;

function feesContradict(judged: JudgedRow[], words: string): boolean {
  const free = judged.some((row) => row.free);
  const fees = judged.flatMap((row) => row.fees);
  if (free && fees.length === 0) return MUST_PAY.test(words);
  if (free) return !ONLINE_DISCOUNT.test(words) && !ONLINE_DISCOUNT.test(fees.map((fee) => fee.note ?? '').join('\n'));
  const amounts = new Set(fees.map((fee) => fee.amount));
  if (amounts.size <= 1) return false;
  const list = [...amounts].sort((a, b) => a - b);
  // 30,000 beside 300,000 is a slip of a zero, whatever the remarks say.
  if (list.some((low) => list.includes(low * 10) || list.includes(low * 1000)) && fees.some((fee) => !fee.note)) return true;
  const reasons = new Map<number, string>();
  for (const fee of fees) reasons.set(fee.amount, `${reasons.get(fee.amount) ?? ''}${fee.note ?? fee.per ?? ''}`);
  const told = new Set(reasons.values());
  if (!told.has('') && told.size === amounts.size) return false;
  return !ONLINE_DISCOUNT.test(`${words}\n${[...told].join('\n')}`);
}

function distinct(times: Duration[]): Duration[] {
  return [...new Map(times.map((time) => [`${time.value} ${time.unit}`, time])).values()];
}

/** One entry for each channel and time; the fees of its rows together, each once. */
function mergeRows(judged: JudgedRow[], timesUnclear: boolean, feesUnclear: boolean): FactChannel[] {
  const merged = new Map<string, FactChannel>();
  for (const { row, time, fees, free } of judged) {
    const stated = timesUnclear ? null : time;
    const key = `${row.channel} ${stated ? `${stated.value} ${stated.unit}` : ''}`;
    const entry = merged.get(key) ?? { channel: row.channel, time: stated, fees: [] };
    if (!feesUnclear) {
      for (const fee of fees) if (!entry.fees.some((other) => JSON.stringify(other) === JSON.stringify(fee))) entry.fees.push(fee);
      if (free) entry.free = true;
    }
    merged.set(key, entry);
  }
  return [...merged.values()];
}
