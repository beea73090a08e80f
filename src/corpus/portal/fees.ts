import { oneLine } from './cleanCell.js';
import type { ChannelRow } from './channels.js';

export interface Fee {
  amount: number;
  currency: 'VND' | 'USD' | 'EUR';
  /** What one fee pays for: "bản", "hồ sơ", "lần". */
  per?: string;
  /** The record's own remark on this fee when it bears on the amount (a reduction, a case); short. */
  note?: string;
}

export type FeeVerdict =
  | { kind: 'none' }
  | { kind: 'free' }
  | { kind: 'fee'; fee: Fee; repaired: boolean }
  | { kind: 'unclear'; why: string };

const LONGEST_NOTE = 260;
const MONEY = /(\d{1,3}(?:[.,\s]\d{3})+|\d+)\s*(?:đồng|vnđ|vnd|đ(?!\p{L})|USD|Việt Nam đồng|euro)/giu;
const NO_FEE = /^[\s(]*(?:-\s*)?(?:không(?: có| quy định| thu| mất| phải nộp| áp dụng)?(?: phí| lệ phí|,|\/| hoặc)*|miễn(?: phí| lệ phí|,)*|0 đồng)[\s).]*$/iu;

/** Amounts in words such as "20.000 vnđ/tờ khai", as numbers. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(MONEY)].map((match) => Number((match[1] ?? '').replace(/[.,\s]/gu, '')));
}

/** Judges the fee of one row by its amount, the remark in brackets and the description beside it. */
export function judgeFee(row: ChannelRow): FeeVerdict {
  if (row.fee === '') return row.feeNote === '' ? { kind: 'none' } : { kind: 'unclear', why: 'no amount, only words' };
  if (/^miễn phí$/iu.test(row.fee)) return judgeFree(row);
  const parsed = /^([\d.,]+)\s?(VNĐ|Việt Nam Đồng|đồng|USD|EUR)$/iu.exec(row.fee);
  if (!parsed) return { kind: 'unclear', why: `amount "${row.fee}"` };
  const digits = (parsed[1] ?? '').replace(/[.,]/gu, '');
  const currency = /USD/iu.test(parsed[2] ?? '') ? 'USD' : /EUR/iu.test(parsed[2] ?? '') ? 'EUR' : 'VND';
  return judgeAmount(digits, currency, row);
}

function judgeFree(row: ChannelRow): FeeVerdict {
  if (row.feeNote !== '' && !NO_FEE.test(row.feeNote)) return { kind: 'unclear', why: '"Miễn phí" beside a remark' };
  if (amountsIn(row.description).length > 0) return { kind: 'unclear', why: '"Miễn phí" beside an amount' };
  if (/(?:phí|lệ phí)[^.;\n]{0,80}(?:Hội đồng nhân dân|HĐND|Thông tư|quy định của)/iu.test(row.description)) return { kind: 'unclear', why: '"Miễn phí" beside a regulation' };
  return { kind: 'free' };
}

function judgeAmount(digits: string, currency: Fee['currency'], row: ChannelRow): FeeVerdict {
  const said = amountsIn(row.feeNote);
  const candidates = row.glued ? [Number(digits.slice(1))] : [Number(digits)];
  for (const amount of candidates) {
    if (amount > 0 && said.includes(amount)) return accept(amount, currency, row, row.glued);
    // The form dropped the thousands ("150 VNĐ") and the remark beside it writes the whole ("150.000 đồng/lần").
    if (currency === 'VND' && amount > 0 && amount < 1000 && said.includes(amount * 1000)) return accept(amount * 1000, currency, row, true);
  }
  if (row.glued) return { kind: 'unclear', why: `time and fee are glued: "${row.fee}"` };
  const amount = candidates[0] ?? 0;
  if (amount <= 0) return { kind: 'unclear', why: 'amount is zero' };
  if (currency === 'VND' && amount < 1000) return { kind: 'unclear', why: `"${row.fee}" looks as if it lost its thousands` };
  if (said.length > 0 && !/áp dụng|giảm|bằng \d+ ?%|từ ngày|đến hết|miễn|phí:|lệ phí:/iu.test(row.feeNote)) {
    return { kind: 'unclear', why: `"${row.fee}" beside other amounts` };
  }
  if (currency === 'VND' && said.some((other) => other * 10 === amount || other === amount * 10)) return { kind: 'unclear', why: `"${row.fee}" beside ten times or a tenth of it` };
  return accept(amount, currency, row, false);
}

const OUR_EXEMPTION = 'có trường hợp được miễn hoặc giảm theo quy định';

function accept(amount: number, currency: Fee['currency'], row: ChannelRow, repaired: boolean): FeeVerdict {
  const remark = row.feeNote.replace(/^\((.*)\)\.?$/u, '$1').trim();
  const per = perOf(remark, amount);
  const fee = { amount, currency, ...(per ? { per } : {}) };
  const note = noteFrom(remark, per) ?? noteFrom(tariffIn(row.description), per);
  if (note === undefined) return { kind: 'fee', fee, repaired };
  if (note.length <= LONGEST_NOTE) return { kind: 'fee', fee: { ...fee, note }, repaired };
  // A long remark that names other amounts or dates changes what is paid: the amount alone would mislead.
  if (amountsIn(note).some((other) => other !== amount) || /%|đến hết|từ ngày \d|nhóm|loại|hạng/iu.test(note)) {
    return { kind: 'unclear', why: 'a long tariff beside the amount' };
  }
  return { kind: 'fee', fee: /miễn|giảm/iu.test(note) ? { ...fee, note: OUR_EXEMPTION } : fee, repaired };
}

/** A remark worth keeping: it bears on the amount and says more than the unit. */
function noteFrom(remark: string, per: string | undefined): string | undefined {
  // "đồng/lần (Miễn phí …)": the unit is told with the amount.
  const note = oneLine(remark).replace(/^đồng\s*(?:\/\s*[\p{L}/ ]{2,40}(?=[(,;.]|$))?\s*/u, '').replace(/^\((.*)\)\.?$/u, '$1');
  if (note === '' || !bearsOnAmount(note)) return undefined;
  return per && note.length <= per.length + 30 && amountsIn(note).length <= 1 ? undefined : note;
}

/** Sentences of a channel's description that name amounts. */
function tariffIn(description: string): string {
  return description
    .split(/\n+|(?<=[.])\s+(?=\p{Lu})/u)
    .filter((sentence) => amountsIn(sentence).length > 0)
    .map((sentence) => sentence.trim())
    .join(' ');
}

/** A remark that only names the regulation tells a citizen nothing about what is paid. */
function bearsOnAmount(note: string): boolean {
  if (amountsIn(note).length > 0 || /%|triệu|miễn|giảm|từ ngày|đến hết|nhóm|loại|hạng|đối với|trường hợp/iu.test(note)) return true;
  return note.length <= 90 && !/thông tư|nghị định|quy định|luật/iu.test(note);
}

/** "/bản", "đồng/lần", "20.000 đồng/tờ khai." → what one fee pays for. */
function perOf(note: string, amount: number): string | undefined {
  const start = /^(?:đồng\s*)?\/\s*(?:\d{1,2}\s+)?([\p{L}\s“”"/-]{2,40}?)\s*(?:[.(;,]|$)/u.exec(note);
  if (start) return start[1]?.trim();
  for (const match of note.matchAll(/([\d.,\s]*\d)\s*(?:đồng|vnđ|vnd|đ|USD)\s*\/\s*(?:\d{1,2}\s+)?([\p{L}\s“”"/-]{2,40}?)\s*(?:[.(;,]|$)/giu)) {
    if (Number((match[1] ?? '').replace(/[.,\s]/gu, '')) === amount) return match[2]?.trim();
  }
  return undefined;
}
