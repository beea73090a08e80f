import { oneLine } from './cleanCell.js';

export type ChannelName = 'online' | 'direct' | 'post';
export type TimeUnit = 'working_day' | 'day' | 'working_hour' | 'hour' | 'minute' | 'week' | 'month' | 'year';

/** One row of the table "Cách thức thực hiện", its four columns apart but not yet judged. */
export interface ChannelRow {
  channel: ChannelName;
  /** Empty, a number with a unit, a bare number, or words. */
  time: string;
  /** Empty, "Miễn phí", or an amount with its currency. */
  fee: string;
  /** What stands in brackets behind the fee. */
  feeNote: string;
  description: string;
  /** No unit stood between a bare time and the fee: which digit belongs to which is a guess. */
  glued: boolean;
}

const HEAD = /^Hình thức nộp\s*Thời gian\s*Phí, lệ phí\s*Mô tả/u;
const NAMES: Record<string, ChannelName> = { 'Trực tuyến': 'online', 'Trực tiếp': 'direct', 'Dịch vụ bưu chính': 'post' };
const UNIT = 'Ngày làm việc|Giờ làm việc|Ngày|Giờ|Phút|Tuần|Tháng|Năm';
const WORDS = 'Không có thông tin|Không phải trả kết quả cho người nộp thuế|Không quy định|Không|Hệ thống giải quyết[^\\d]{0,120}?điện tử\\.?';
const MONEY = '\\d[\\d.,]*\\s?(?:VNĐ|Việt Nam Đồng|USD|EUR|đồng)';
const ROW = new RegExp(
  `(Trực tuyến|Dịch vụ bưu chính|Trực tiếp)(?=\\s?(?:${WORDS}|\\d+(?:[.,]\\d{1,2})?\\s?(?:${UNIT})?)\\s?(?:Miễn phí|Không có thông tin|${MONEY})|(?:${MONEY}))`, 'gu',
);
const TIME_FEE = new RegExp(
  `^\\s?(${WORDS}|\\d+(?:[.,]\\d{1,2})?\\s?(?:${UNIT})|\\d{1,3}(?=\\s?(?:Miễn phí|Không có thông tin))|)\\s?(Miễn phí|Không có thông tin|${MONEY})`, 'u',
);

/** Parses the glued cell "Cách thức thực hiện" into rows. Never throws; what is no table gives no rows. */
export function parseChannels(cell: string): ChannelRow[] {
  const body = cell.replace(HEAD, '');
  const starts = [...body.matchAll(ROW)];
  return starts.flatMap((start, index) => {
    const text = body.slice(start.index + start[0].length, starts[index + 1]?.index ?? body.length);
    const row = parseRow(NAMES[start[1] ?? ''] ?? 'direct', text);
    return row ? [row] : [];
  });
}

function parseRow(channel: ChannelName, text: string): ChannelRow | undefined {
  const match = TIME_FEE.exec(text);
  if (!match) return undefined;
  const rest = text.slice(match[0].length);
  const note = leadingBrackets(rest);
  const empty = (value: string): string => (value === 'Không có thông tin' ? '' : value.trim());
  return {
    channel,
    time: empty(match[1] ?? ''),
    fee: empty(match[2] ?? ''),
    feeNote: oneLine(note.inside),
    description: note.after.trim(),
    glued: match[1] === '' && /^\d/u.test(match[2] ?? ''),
  };
}

/** The text of a bracket that opens at once, nested ones counted; an unclosed one takes the rest of the line. */
function leadingBrackets(text: string): { inside: string; after: string } {
  if (!text.startsWith('(')) return { inside: '', after: text };
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return { inside: text.slice(1, at), after: text.slice(at + 1) };
  }
  // A bracket that never closes: its last inner bracket ends the note, the description follows it.
  const end = text.lastIndexOf(')');
  return end > 0 ? { inside: text.slice(1, end + 1), after: text.slice(end + 1) } : { inside: text.slice(1), after: '' };
}
