import type { FactChannel, FactSheet } from './factSheet.js';

/** Every sentence that a fact sheet can say, in one place. Values come from the sheet only. */

export const HEADINGS = {
  about: 'Thông tin chung', who: 'Đối tượng thực hiện', dossier: 'Giấy tờ cần có', duration: 'Thời hạn giải quyết', fee: 'Phí, lệ phí',
  place: 'Nơi nộp', channel: 'Cách nộp', result: 'Kết quả', legal_basis: 'Căn cứ pháp lý',
} as const;

const UNCLEAR_PARTS = {
  dossier: 'giấy tờ cần có', duration: 'thời hạn giải quyết', fee: 'phí, lệ phí', place: 'nơi nộp', result: 'kết quả', legal_basis: 'căn cứ pháp lý',
} as const;

/** The one line of a section whose field is unclear: no value. */
export function unclearLine(part: keyof typeof UNCLEAR_PARTS): string {
  return `Dữ liệu trên Cổng Dịch vụ công quốc gia ghi chưa rõ phần ${UNCLEAR_PARTS[part]} của thủ tục này.`;
}

const CHANNELS = { online: 'trực tuyến', direct: 'trực tiếp', post: 'qua dịch vụ bưu chính' } as const;
const UNITS = {
  working_day: 'ngày làm việc', day: 'ngày', working_hour: 'giờ làm việc', hour: 'giờ', minute: 'phút', week: 'tuần', month: 'tháng', year: 'năm',
} as const;
const LEVELS = { central: 'cấp bộ', province: 'cấp tỉnh', commune: 'cấp xã' } as const;

export function channelLine(channels: readonly FactChannel['channel'][]): string {
  return `Cách nộp hồ sơ: ${joinOr(channels.map((channel) => CHANNELS[channel]))}.`;
}

export function timeLine(time: NonNullable<FactChannel['time']>, channels: readonly FactChannel['channel'][]): string {
  return `Thời hạn giải quyết: ${duration(time)}${inBrackets(channels)}.`;
}

/** Times of different cases: the sheet doesn't say which case has which. */
export function timesByCaseLine(times: readonly NonNullable<FactChannel['time']>[]): string {
  return `Thời hạn giải quyết: ${joinOr(times.map(duration))}, tùy trường hợp (xem ngày hẹn trên phiếu hẹn trả kết quả).`;
}

export function deadlineLine(deadline: FactSheet['deadlines'][number]): string {
  return deadline.act ? `Mốc thời gian theo quy định của thủ tục: ${deadline.text} (${deadline.act}).`
    : `Một mốc thời gian trong các bước của thủ tục: ${deadline.text}. Mốc ấy cho việc gì, xin xem các bước ở trang chính thức.`;
}

export function freeLine(channels: readonly FactChannel['channel'][]): string {
  return `Phí, lệ phí: Cổng ghi miễn phí${inBrackets(channels)}.`;
}

export function feeLine(fee: FactChannel['fees'][number], channels: readonly FactChannel['channel'][]): string {
  const per = fee.per ? `/${fee.per}` : '';
  const note = fee.note ? ` Cổng ghi thêm: ${endWithStop(fee.note.replace(/^[-+*•\s]+/u, ''))}` : '';
  return `Phí, lệ phí: ${money(fee.amount, fee.currency)}${per}${inBrackets(channels)}.${note}`;
}

export function paperLine(paper: FactSheet['papers'][number]): string {
  const counts = [
    ...(paper.originals > 0 ? [`${paper.originals} bản chính`] : []),
    ...(paper.copies > 0 ? [`${paper.copies} bản sao`] : []),
    ...(paper.form && isReadableForm(paper.form) ? [`mẫu kèm theo: ${paper.form.replace(/\.[a-z]{3,4}$/iu, '')}`] : []),
  ].join(', ');
  return `${paper.name.replace(/[;.,:\s]+$/u, '')} (${counts}).`;
}

export function caseLine(name: string): string {
  return `${name.replace(/[;.,:\s]+$/u, '')}:`;
}

export function submitLine(office: string): string {
  return `Nơi nộp hồ sơ: ${office}.`;
}

export function submitOnlineLine(portal: string): string {
  return `Nộp trực tuyến qua: ${portal}.`;
}

export function addressLine(address: string): string {
  return `Địa chỉ tiếp nhận hồ sơ: ${endWithStop(address)}`;
}

export function officeLine(offices: readonly string[]): string {
  return `Cơ quan thực hiện: ${offices.join('; ')}.`;
}

export function authorityLine(offices: readonly string[]): string {
  return `Cơ quan có thẩm quyền: ${offices.join('; ')}.`;
}

export function resultLine(result: string): string {
  return `Kết quả nhận được: ${endWithStop(result)}`;
}

export function legalBasisLine(basis: FactSheet['legalBases'][number]): string {
  return basis.title ? `${basis.number}: ${endWithStop(basis.title)}` : `${basis.number}.`;
}

export function whoLine(who: readonly string[]): string {
  return `Đối tượng thực hiện: ${who.join('; ')}.`;
}

/** Name, code, level, field, decision: what the procedure is. */
export function aboutLines(sheet: FactSheet): string[] {
  const levels = sheet.levels.map((level) => LEVELS[level]).join(', ');
  return [
    `Thủ tục: ${endWithStop(sheet.name)}`,
    `Mã thủ tục: ${sheet.code}; lĩnh vực: ${sheet.field}${levels ? `; cấp thực hiện: ${levels}` : ''}.`,
    ...(sheet.decision ? [`Quyết định công bố: ${sheet.decision}${sheet.agency ? ` (${sheet.agency})` : ''}.`] : []),
  ];
}

/** 8000 → "8.000 đồng", 10 → "10 USD". */
export function money(amount: number, currency: FactChannel['fees'][number]['currency']): string {
  const digits = String(amount).replace(/\B(?=(\d{3})+(?!\d))/gu, '.');
  return `${digits} ${currency === 'VND' ? 'đồng' : currency}`;
}

export function duration(time: NonNullable<FactChannel['time']>): string {
  return `${String(time.value).replace('.', ',')} ${UNITS[time.unit]}`;
}

function inBrackets(channels: readonly FactChannel['channel'][]): string {
  return channels.length === 0 ? '' : ` (nộp ${joinOr(channels.map((channel) => CHANNELS[channel]))})`;
}

function joinOr(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} hoặc ${parts.at(-1) ?? ''}`;
}

function endWithStop(text: string): string {
  return `${text.replace(/[;.,:\s]+$/u, '')}.`;
}

/** "Mẫu TP-LS-28.docx" tells a citizen something, "MuTkhaixaK.docx" doesn't. */
function isReadableForm(form: string): boolean {
  return form.length <= 60 && /\s|^[A-Z]{1,4}[-_ ]?\d/u.test(form) && !/\(\d+\)/u.test(form);
}
