import type { Answer, AnswerStatus } from '../../src/answer/answer.js';
import type { Assistant, Question } from '../../src/conversation/assistant.js';
import type { Document, Section } from '../../src/corpus/document.js';

const section = (path: string, heading: string, lines: string[], extra: Partial<Section> = {}): Section =>
  ({ path, heading, trail: [], layer: 'guidance', lines, ...extra });

/** A procedure as the corpus has it: guidance and a fact sheet under one code. The words are made up for the tests. */
export const birth: Document = {
  id: '1.001193',
  kind: 'procedure',
  title: 'Đăng ký khai sinh',
  date: '2026-07',
  levels: ['commune'],
  field: 'Hộ tịch',
  who: ['Công dân Việt Nam'],
  url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7',
  validity: { status: 'in_force' },
  warnings: ['Mức lệ phí do từng tỉnh quy định; xin hỏi nơi nộp trước khi đi.'],
  files: ['procedures/khai-sinh.md'],
  sections: [
    section('place', 'Nơi nộp', [
      'Nộp tại Trung tâm Phục vụ hành chính công cấp xã nơi cha hoặc mẹ đang ở.',
      'Có thể nộp trên Cổng Dịch vụ công quốc gia bằng tài khoản VNeID.',
    ]),
    section('dossier', 'Giấy tờ cần có', [
      'Tờ khai đăng ký khai sinh theo mẫu.',
      'Giấy chứng sinh; nếu không có thì văn bản của người làm chứng xác nhận việc sinh.',
      'Căn cước của cha, mẹ để xuất trình.',
    ]),
    section('duration', 'Thời hạn', ['Có kết quả ngay trong ngày làm việc; nộp sau 15 giờ thì trả ngày làm việc tiếp theo.']),
    section('fee', 'Lệ phí', ['Miễn lệ phí khi đăng ký đúng hạn, trong 60 ngày từ ngày sinh.', 'Đăng ký quá hạn: theo mức của từng tỉnh.']),
    section('fee', 'Phí, lệ phí', ['Theo dữ liệu Cổng: nộp trực tiếp, lệ phí 8.000 đồng.'], { layer: 'facts' }),
    section('legal_basis', 'Căn cứ pháp lý', [], { layer: 'facts', unclear: true }),
  ],
};

/** A plan with a head, numbered sections, appendix rows and an end. */
export const plan: Document = {
  id: '000-thai-nguyen-2026',
  kind: 'plan',
  title: 'Kế hoạch tuyên truyền cải cách hành chính tỉnh Thái Nguyên năm 2026',
  issuer: 'Ủy ban nhân dân tỉnh Thái Nguyên',
  number: '…/KH-UBND',
  date: 'năm 2026',
  place: 'Thái Nguyên',
  levels: ['province'],
  years: [2026],
  validity: { status: 'in_force' },
  warnings: [],
  files: ['plans/000-thai-nguyen-2026.md'],
  sections: [
    section('MD', 'Mở đầu', ['Phần mở đầu của kế hoạch.'], { layer: 'plan' }),
    section('IV', 'IV. Tổ chức thực hiện', [], { layer: 'plan' }),
    section('IV.2', '2. Sở Nội vụ', ['Chủ trì theo dõi, đôn đốc việc thực hiện kế hoạch.', 'Báo cáo kết quả hằng quý.'], {
      layer: 'plan', trail: ['IV. Tổ chức thực hiện'],
    }),
    section('PL.1', 'Phụ lục, dòng 1', ['Nhiệm vụ: Phát tin trên đài truyền thanh', 'Chủ trì: Sở Nội vụ', 'Phối hợp: Ủy ban nhân dân cấp xã', 'Thời gian: Quý I'], {
      layer: 'plan', trail: ['Phụ lục'],
    }),
    section('KT', 'Nơi nhận', ['Như trên.'], { layer: 'plan' }),
  ],
};

/** Reads those two documents. */
export const fakeDocuments = {
  get: (id: string): Document | undefined => [birth, plan].find((document) => document.id === id),
};

const empty: Answer = {
  status: 'answered', lead: '', title: '', statements: [], citations: [], contacts: [], choices: [], next: [], notes: [], ranking: [], confidence: 0.9, ms: 3,
};
const portal = { document: birth.id, title: 'Đăng ký khai sinh', date: '2026-07', url: birth.url as string, source: 'Cổng Dịch vụ công quốc gia' };
const hotline = {
  name: 'Cổng Dịch vụ công quốc gia', phone: '18001096', scope: 'Cả nước', source: 'chân trang Cổng Dịch vụ công quốc gia',
};

/** Answers by the words of the question: the shapes that the real Assistant gives. */
export function fakeAnswer({ text, context = [] }: Question): Answer {
  const question = text.toLowerCase();
  const only = (status: AnswerStatus, lead: string): Answer => ({ ...empty, status, lead, confidence: 0 });
  if (text.length > 5_000 || text.trim() === '') return only('invalid', 'Câu hỏi quá dài hoặc để trống. Anh/chị vui lòng hỏi ngắn gọn, mỗi lần một việc.');
  if (/^(xin )?chào/.test(question)) return only('greeting', 'Chào anh/chị. Anh/chị cần hỏi thủ tục nào?');
  if (question.includes('thời tiết')) {
    return { ...only('no_source', 'Tài liệu hiện có chưa trả lời được câu này. Anh/chị vui lòng gọi số dưới đây.'), contacts: [hotline] };
  }
  if (question.includes('hộ khẩu')) {
    return {
      ...only('clarify', 'Anh/chị muốn hỏi việc nào dưới đây?'),
      choices: [
        { label: 'Đăng ký thường trú', document: '1.004222', question: 'Đăng ký thường trú cần giấy tờ gì?' },
        { label: 'Đăng ký khai sinh', document: birth.id, question: 'Đăng ký khai sinh cần giấy tờ gì?' },
      ],
    };
  }
  if (question.includes('sở nội vụ')) {
    return {
      ...empty, title: plan.title, lead: 'Kế hoạch ghi như sau:',
      statements: (plan.sections[2] as Section).lines.map((line) => ({ text: line, citation: 0, heading: '2. Sở Nội vụ' })),
      citations: [{ document: plan.id, section: 'IV.2', title: plan.title, heading: '2. Sở Nội vụ', date: 'năm 2026', url: '', source: plan.issuer as string }],
      contacts: [hotline],
    };
  }
  const fee = { text: 'Miễn lệ phí khi đăng ký đúng hạn, trong 60 ngày từ ngày sinh.', citation: 2, heading: 'Lệ phí' };
  const cite = (path: string, heading: string) => ({ ...portal, section: path, heading });
  if (question.includes('lệ phí') && context.some((earlier) => earlier.toLowerCase().includes('mới sinh'))) {
    return { ...empty, title: birth.title, lead: 'Về lệ phí:', statements: [{ ...fee, citation: 0 }], citations: [cite('fee', 'Lệ phí')], contacts: [hotline] };
  }
  return {
    ...empty,
    lead: 'Việc này làm như sau:',
    title: birth.title,
    statements: [
      { text: 'Nộp tại Trung tâm Phục vụ hành chính công cấp xã nơi cha hoặc mẹ đang ở.', citation: 0, heading: 'Nơi nộp' },
      { text: 'Có thể nộp trên Cổng Dịch vụ công quốc gia bằng tài khoản VNeID.', citation: 0, heading: 'Nơi nộp' },
      { text: 'Tờ khai đăng ký khai sinh theo mẫu.', citation: 1, heading: 'Giấy tờ cần có' },
      { text: 'Giấy chứng sinh; nếu không có thì văn bản của người làm chứng xác nhận việc sinh.', citation: 1, heading: 'Giấy tờ cần có' },
      fee,
    ],
    citations: [cite('place', 'Nơi nộp'), cite('dossier', 'Giấy tờ cần có'), cite('fee', 'Lệ phí')],
    contacts: [hotline],
    next: ['Đăng ký khai sinh mất bao lâu?', 'Khai sinh quá hạn thì nộp bao nhiêu tiền?'],
    notes: ['Mức lệ phí do từng tỉnh quy định; xin hỏi nơi nộp trước khi đi.'],
    ranking: [{ document: birth.id, section: 'place', score: 0.93 }, { document: birth.id, section: 'condition', score: 0.4 }],
  };
}

/** An Assistant without an index. `asked` remembers what came through the door. */
export function fakeAssistant(): Assistant & { asked: Question[] } {
  const asked: Question[] = [];
  return {
    asked,
    answer(question) {
      asked.push(question);
      return Promise.resolve(fakeAnswer(question));
    },
  };
}
