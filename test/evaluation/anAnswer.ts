import type { Answer } from '../../src/answer/answer.js';

/** An answer about the fee of a birth certificate, with what a test changes. */
export function anAnswer(changes: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    lead: '',
    title: 'Đăng ký khai sinh',
    statements: [{ text: 'Lệ phí: 8.000 đồng.', citation: 0, heading: 'Phí, lệ phí' }],
    citations: [{
      document: '1.001193', section: 'fee', title: 'Đăng ký khai sinh', heading: 'Phí, lệ phí', date: '2026-07',
      url: 'https://example.vn/1.001193', source: 'Cổng Dịch vụ công quốc gia',
    }],
    contacts: [{ name: 'Tổng đài', phone: '1800 1096', scope: 'Toàn quốc', source: 'example.vn' }],
    choices: [],
    next: [],
    notes: [],
    ranking: [{ document: '1.001193', section: 'fee', score: 1 }],
    confidence: 0.9,
    ms: 3,
    ...changes,
  };
}
