import { describe, expect, it } from 'vitest';
import type { Answer, Citation } from '../../src/answer/answer.js';
import { renderPlainText } from '../../src/answer/plainText.js';
import { statusAnswer } from '../../src/answer/statusAnswer.js';

const citation = (changes: Partial<Citation> = {}): Citation =>
  ({ document: '1.001193', section: 'fee', title: 'Đăng ký khai sinh', heading: 'Lệ phí', date: '2026-07', url: 'https://example.vn/a', source: 'Cổng', ...changes });
const answered: Answer = {
  ...statusAnswer('answered', 'Dạ, việc anh/chị hỏi là thủ tục:'),
  title: 'Đăng ký khai sinh',
  statements: [{ text: 'Miễn lệ phí.', citation: 0, heading: 'Lệ phí' }, { text: 'Nộp tại xã.', citation: 1, heading: 'Nơi nộp' }, { text: 'Quá hạn: hỏi nơi nộp.', citation: 0, heading: 'Lệ phí' }],
  citations: [citation(), citation({ section: 'place', heading: 'Nơi nộp', url: '', date: '2026-03-05' })],
  contacts: [{ name: 'Tổng đài', phone: '18001096', scope: 'cả nước', source: 'Nguồn' }],
  notes: ['Một điều nhắc.', 'Điều nữa.'],
};

describe('renderPlainText', () => {
  it('shows the whole answer: what it is, statements by heading with their source, notes, sources, contacts', () => {
    expect(renderPlainText(answered)).toBe([
      'Dạ, việc anh/chị hỏi là thủ tục:\nĐăng ký khai sinh',
      'Lệ phí:\n- Miễn lệ phí. [1]\n- Quá hạn: hỏi nơi nộp. [1]',
      'Nơi nộp:\n- Nộp tại xã. [2]',
      'Một điều nhắc.\nĐiều nữa.',
      'Nguồn:\n[1] Đăng ký khai sinh – Lệ phí – Cổng – tháng 7/2026 – https://example.vn/a\n[2] như [1], phần “Nơi nộp”',
      'Liên hệ:\n- Tổng đài: 18001096',
    ].join('\n\n'));
  });
  it('shows a greeting as its one sentence', () => expect(renderPlainText(statusAnswer('greeting', 'Em chào anh/chị.'))).toBe('Em chào anh/chị.'));
  it('numbers the choices, and says that they are others when there is an answer too', () => {
    const choices = ['Khai sinh', 'Khai tử'].map((label) => ({ label, document: label, question: label }));
    expect(renderPlainText({ ...statusAnswer('clarify', 'Việc nào ạ?'), choices })).toBe('Việc nào ạ?\n\n1. Khai sinh\n2. Khai tử');
    expect(renderPlainText({ ...answered, choices })).toContain('Nếu anh/chị hỏi việc khác:\n1. Khai sinh');
  });
  it('leaves out what the source does not have, without a dangling dash', () => {
    const text = renderPlainText({ ...answered, citations: [citation({ url: '', date: '', source: '' }), citation()] });
    expect(text).toContain('[1] Đăng ký khai sinh – Lệ phí\n');
  });
  it('shows no buttons', () => expect(renderPlainText({ ...answered, next: ['Bao lâu có?'] })).not.toContain('Bao lâu có?'));
});
