import type { Aspect } from '../corpus/document.js';

/** Every Vietnamese sentence of ours in an answer. None of them carries a fact: facts are statements, with a citation. */
export const texts = {
  answered: {
    procedure: 'Dạ, việc anh/chị hỏi là thủ tục:',
    procedureNamed: (everyday: string): string => `Dạ, việc anh/chị hỏi là “${everyday}”. Tên chính thức của thủ tục:`,
    event: 'Dạ, việc này thường gồm nhiều thủ tục. Dưới đây là các việc theo thứ tự, sau đó là thủ tục gần nhất với câu hỏi của anh/chị:',
    plan: 'Dạ, nội dung này có trong văn bản:',
  },
  notAbout: 'Tài liệu em có chưa ghi rõ điều anh/chị hỏi ở thủ tục này. Dưới đây là những gì tài liệu có ghi; anh/chị gọi số liên hệ để hỏi thêm.',
  clarify: 'Anh/chị muốn hỏi việc nào dưới đây ạ? Xin bấm chọn hoặc viết rõ thêm.',
  no_source: 'Em chưa tìm thấy tài liệu nào trả lời đúng câu hỏi này, nên em không dám trả lời. Xin anh/chị gọi số dưới đây hoặc hỏi Trung tâm Phục vụ hành chính công nơi anh/chị ở.',
  out_of_scope: 'Câu này ngoài phạm vi của em. Em chỉ hướng dẫn thủ tục hành chính và nội dung các kế hoạch cải cách hành chính có trong tài liệu. Anh/chị cần làm giấy tờ gì, xin cứ viết như khi nói chuyện.',
  greeting: 'Em chào anh/chị. Em là trợ lý tự động hướng dẫn thủ tục hành chính, trả lời theo tài liệu và luôn ghi nguồn. Anh/chị cần làm giấy tờ gì ạ?',
  thanks: 'Dạ, không có gì ạ. Anh/chị cần hỏi thêm giấy tờ gì thì cứ viết cho em.',
  handoff: 'Em là trợ lý tự động nên không xem được hồ sơ của anh/chị và không thay được cán bộ. Anh/chị gọi số dưới đây, hoặc đến Trung tâm Phục vụ hành chính công nơi đã nộp và mang theo giấy hẹn.',
  emergency: 'Nếu đang có nguy hiểm, anh/chị gọi ngay số khẩn cấp dưới đây.',
  abuse: 'Em xin lỗi nếu câu trả lời trước chưa đúng ý. Anh/chị cần làm giấy tờ gì, xin viết lại giúp em; hoặc gọi số dưới đây để gặp người thật.',
  illegal: 'Em không hướng dẫn việc trái pháp luật. Nếu anh/chị cần làm giấy tờ theo đúng thủ tục, xin cứ hỏi em.',
  injection: 'Em chỉ trả lời theo tài liệu đã có nguồn và không đổi cách trả lời theo yêu cầu trong câu hỏi. Anh/chị cần hỏi thủ tục gì ạ?',
  limited: 'Anh/chị hỏi hơi nhanh nên em chưa kịp trả lời. Xin chờ khoảng một phút rồi hỏi lại.',
  failed: 'Em gặp lỗi nên chưa trả lời được câu này. Xin anh/chị hỏi lại sau ít phút, hoặc gọi số dưới đây.',
  notReady: 'Em đang đọc tài liệu, chưa trả lời được. Xin anh/chị chờ một chút rồi hỏi lại.',
  invalid: {
    empty: 'Em chưa nhận được câu hỏi. Anh/chị cần làm giấy tờ gì ạ?',
    no_words: 'Em chưa hiểu tin này vì không có chữ. Anh/chị viết giúp em việc cần hỏi, không cần dấu cũng được.',
    which: 'Anh/chị hỏi về giấy tờ hay thủ tục nào ạ? Xin viết thêm tên việc, ví dụ “đăng ký kết hôn mất bao nhiêu tiền”.',
    too_long: 'Câu hỏi dài quá nên em không đọc hết được. Anh/chị viết ngắn lại, mỗi lần một việc, giúp em.',
    language: 'Em chỉ đọc được tiếng Việt. Anh/chị viết lại bằng tiếng Việt giúp em (không cần dấu cũng được). Sorry, I can only read Vietnamese.',
  },
  guidanceSource: 'Hướng dẫn của Một Cửa, viết theo dữ liệu Cổng Dịch vụ công quốc gia và nguồn ghi kèm',
  ownSource: 'Một Cửa, tổng hợp từ hướng dẫn các thủ tục',
  portalSource: 'Cổng Dịch vụ công quốc gia',
  portalDate: (date: string): string => `Theo dữ liệu Cổng Dịch vụ công quốc gia, lấy ${dateInWords(date)}.`,
  replaced: (by: string): string => `Thủ tục này đã được thay bằng ${by}.`,
  replacedByUnknown: 'Thủ tục này đã được thay bằng thủ tục khác, xin hỏi lại nơi nộp trước khi làm.',
  outdated: 'Thủ tục này có thể đã thay đổi, xin hỏi lại nơi nộp trước khi làm.',
  twoPlaces: (name: string): string => `Sau sắp xếp, nhiều nơi có liên quan đến tên “${name}”. Anh/chị viết thêm tên tỉnh hoặc huyện cũ để em tìm đúng nơi.`,
  more: 'Phần này còn nữa, xin mở nguồn để xem đủ.',
  national: 'cả nước',
  sources: 'Nguồn',
  contacts: 'Liên hệ',
  sameDocument: (first: number, heading: string): string => `như [${first}], phần “${heading}”`,
  or: 'Nếu anh/chị hỏi việc khác:',
  related: 'Có thể liên quan, anh/chị xem có đúng việc cần hỏi không:',
  unclearHint: 'Chỗ tài liệu ghi chưa rõ, em không nêu con số; xin mở trang chính thức hoặc gọi số liên hệ.',
} as const;

/** `2026-07` → `tháng 7/2026`, `2026-03-05` → `ngày 5/3/2026`; anything else as it stands. */
export function dateInWords(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/u.exec(date) ?? [];
  if (year === undefined || month === undefined) return date;
  return day === undefined ? `tháng ${Number(month)}/${year}` : `ngày ${Number(day)}/${Number(month)}/${year}`;
}

/** How each aspect is named above its statements. */
export const aspectHeadings: Readonly<Record<Aspect, string>> = {
  dossier: 'Giấy tờ cần có', duration: 'Thời gian', fee: 'Phí, lệ phí', place: 'Nơi nộp', steps: 'Các bước',
  channel: 'Cách nộp', condition: 'Điều kiện', result: 'Kết quả nhận được', legal_basis: 'Căn cứ pháp lý',
};

/** The next question that a button sends, by aspect. */
export const nextQuestions: Readonly<Record<Aspect, string>> = {
  dossier: 'Cần những giấy tờ gì?', duration: 'Bao lâu thì có kết quả?', fee: 'Mất bao nhiêu tiền?', place: 'Nộp ở đâu?', steps: 'Các bước làm thế nào?',
  channel: 'Nộp qua mạng được không?', condition: 'Cần điều kiện gì?', result: 'Nhận được giấy gì?', legal_basis: 'Theo văn bản nào?',
};
