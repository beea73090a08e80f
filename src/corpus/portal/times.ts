import type { TimeUnit } from './channels.js';

export interface Duration {
  value: number;
  unit: TimeUnit;
}

const UNITS: Record<string, TimeUnit> = {
  'ngày làm việc': 'working_day', ngày: 'day', 'giờ làm việc': 'working_hour', giờ: 'hour', phút: 'minute', tuần: 'week', tháng: 'month', năm: 'year',
};

/** "3 Ngày làm việc" → 3 working days; a bare number, zero or words → undefined. */
export function parseDuration(text: string): Duration | undefined {
  const match = /^(\d+(?:[.,]\d{1,2})?)\s?(ngày làm việc|giờ làm việc|ngày|giờ|phút|tuần|tháng|năm)$/iu.exec(text.trim());
  const unit = UNITS[(match?.[2] ?? '').toLowerCase()];
  const value = Number((match?.[1] ?? '').replace(',', '.'));
  return unit && value > 0 ? { value, unit } : undefined;
}

/** How a text speaks of a number of days: as working days, as plain days, as hours. */
export interface Mentions {
  workingDay: boolean;
  day: boolean;
  hour: boolean;
}

/** Looks a number up in the record's own words ("05 ngày làm việc", "05 (năm) ngày"). */
export function mentionsOf(value: number, text: string): Mentions {
  const number = `(?<![\\d.,/])0?${String(value).replace('.', '[.,]')}\\s*(?:\\([^)]{1,30}\\)\\s*)?`;
  const has = (unit: string): boolean => new RegExp(`${number}${unit}`, 'iu').test(text);
  return { workingDay: has('ngày\\s+làm\\s+việc'), day: has('ngày(?!\\s+làm\\s+việc)'), hour: has('giờ') };
}

/**
 * Holds a table's time against the record's own words. The portal's form offers "Ngày" where the law says
 * "ngày làm việc": the words win. "28 Giờ" beside "28 ngày" is a slip of the form and tells nothing.
 */
export function settleUnit(time: Duration, text: string): { time: Duration; repaired: boolean } | undefined {
  const said = mentionsOf(time.value, text);
  if (time.unit === 'day' && said.workingDay && !said.day) return { time: { ...time, unit: 'working_day' }, repaired: true };
  if (time.unit === 'working_day' && said.day && !said.workingDay) return undefined;
  if ((time.unit === 'hour' || time.unit === 'working_hour') && !said.hour && (said.day || said.workingDay)) return undefined;
  return { time, repaired: false };
}
