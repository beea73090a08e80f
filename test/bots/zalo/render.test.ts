import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/answer/answer.js';
import type { OutgoingPart } from '../../../bots/channel.js';
import { decodeAction, encodeAction } from '../../../bots/zalo/buttonPayload.js';
import { callButton } from '../../../bots/zalo/buttons.js';
import type { ConsultationBody } from '../../../bots/zalo/consultation.js';
import { renderAnswer } from '../../../bots/zalo/renderAnswer.js';
import { packBlocks, shorten } from '../../../bots/zalo/splitText.js';
import { fakeAnswer } from '../../fakes/assistant.js';
import { checkMessage, isReply } from '../../fakes/zalo/messageRules.js';
import type { FakeState } from '../../fakes/zalo/state.js';
import { CITIZEN } from './setup.js';

const context = { answerId: 'AbCd_1234-xyz', isFirst: false };
const render = (answer: Answer, isFirst = false): ConsultationBody[] => renderAnswer(answer, CITIZEN, { ...context, isFirst }).map(({ body }) => body as ConsultationBody);
const textsOf = (bodies: ConsultationBody[]): string[] => bodies.map(({ message }) => message.text);
const buttonsOf = (bodies: ConsultationBody[]) => bodies.flatMap(({ message }) => message.attachment?.payload.buttons ?? []);
const birth = fakeAnswer({ text: 'con mới sinh' });
/** An answer with a long list of papers, as the land procedures have. */
const long: Answer = { ...birth, statements: [...Array.from({ length: 40 }, (_, i) => ({ text: `Giấy tờ thứ ${i + 1} mà anh/chị phải nộp cho cơ quan, bản chính hoặc bản sao có chứng thực.`, citation: 1, heading: 'Giấy tờ cần có' })), ...birth.statements.slice(0, 2)] };

describe('an answer', () => {
  it('that is short is one message, with the fact, its sources, a number to call and buttons', () => {
    const bodies = render(birth);
    expect(bodies).toHaveLength(1);
    const [text] = textsOf(bodies);
    expect(text).toMatch(/^Việc này làm như sau:\nĐăng ký khai sinh\n\nNơi nộp:\n- Nộp tại .* \[1\]/);
    expect(text).toContain('[1] Nơi nộp, [2] Giấy tờ cần có, [3] Lệ phí – Đăng ký khai sinh – Cổng Dịch vụ công quốc gia – tháng 7/2026 – https://dichvucong.gov.vn/');
    expect(text).toContain('18001096');
    expect(buttonsOf(bodies).map(({ title }) => title)).toEqual(['Đăng ký khai sinh mất bao lâu?', 'Khai sinh quá hạn thì nộp bao nhiêu tiền?', 'Gọi Cổng Dịch vụ công quốc gia', 'Câu trả lời đúng', 'Câu trả lời chưa đúng']);
  });

  it('that is long says first what matters, and the list goes on in later messages', () => {
    const bodies = render(long);
    const [first, ...rest] = textsOf(bodies);
    expect(first!.length).toBeLessThan(1_000);
    expect(first).toContain('Đăng ký khai sinh');
    expect(first).toContain('Giấy tờ thứ 1 ');
    expect(first).toMatch(/Còn nữa, xin xem tin kế tiếp\.$/);
    expect(rest[0]).toMatch(/^Giấy tờ cần có \(tiếp\):\n- Giấy tờ thứ/);
    expect(buttonsOf(bodies.slice(0, -1))).toEqual([]);
    expect(buttonsOf(bodies)).toHaveLength(5);
  });

  it('is never parted inside a statement, and loses none', () => {
    const lines = textsOf(render(long)).join('\n').split('\n');
    for (const { text, citation } of long.statements) expect(lines).toContain(`- ${text} [${citation + 1}]`);
  });

  it('says once that it comes from a machine', () => {
    expect(textsOf(render(birth, true))[0]).toMatch(/^Đây là trợ lý tự động, không phải cán bộ/);
    expect(textsOf(render(birth)).join()).not.toContain('không phải cán bộ');
  });

  it('with choices lists them in full and offers each as a button', () => {
    const label = 'Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất lần đầu đối với hộ gia đình, cá nhân, cộng đồng dân cư';
    const bodies = render({ ...fakeAnswer({ text: 'hộ khẩu' }), choices: Array.from({ length: 4 }, (_, i) => ({ label, document: '1', question: `${label} (${i})` })) });
    expect(textsOf(bodies)[0]).toContain(`4. ${label}`);
    const buttons = buttonsOf(bodies);
    expect(buttons.map(({ title }) => title.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.']);
    expect(decodeAction(String(buttons[3]!.payload))).toEqual({ type: 'ask', question: `${label} (3)` });
  });

  it('without a source gives the number to call', () => {
    const bodies = render(fakeAnswer({ text: 'thời tiết' }));
    expect(textsOf(bodies)[0]).toContain('18001096');
    expect(buttonsOf(bodies)[0]).toEqual({ title: 'Gọi Cổng Dịch vụ công quốc gia', type: 'oa.open.phone', payload: { phone_code: '18001096' } });
  });

  it('that greets has no buttons', () => expect(buttonsOf(render(fakeAnswer({ text: 'xin chào' })))).toEqual([]));
});

describe('whatever an answer holds, Zalo takes it', () => {
  const words = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 3_000 }), fc.constantFrom('', 'ệ'.normalize('NFD').repeat(1_500), '👩‍👩‍👧‍👦'.repeat(400), 'a b\n'.repeat(900)));
  const answers: fc.Arbitrary<Answer> = fc.record({
    status: fc.constantFrom('answered', 'clarify', 'no_source', 'greeting'),
    lead: words, title: words, confidence: fc.constant(1), ms: fc.constant(1), ranking: fc.constant([]),
    statements: fc.array(fc.record({ text: words, citation: fc.nat(3), heading: fc.constantFrom('Nơi nộp', 'Phí', '') }), { maxLength: 12 }),
    citations: fc.array(fc.record({ document: words, section: words, title: words, heading: words, date: words, url: words, source: words }), { maxLength: 4 }),
    contacts: fc.array(fc.record({ name: words, phone: fc.constantFrom('18001096', '(0207) 3.822.831', '', 'x'), scope: words, source: words }), { maxLength: 2 }),
    choices: fc.array(fc.record({ label: words, document: words, question: words }), { maxLength: 6 }),
    next: fc.array(words, { maxLength: 6 }), notes: fc.array(words, { maxLength: 3 }),
  }) as fc.Arbitrary<Answer>;

  it('holds for 500 random answers', () => {
    fc.assert(fc.property(answers, fc.boolean(), (answer, isFirst) => {
      const violations: string[] = [];
      for (const { body } of renderAnswer(answer, CITIZEN, { ...context, isFirst }) as OutgoingPart[]) {
        const checked = checkMessage({ violations, refusesButtons: false } as unknown as FakeState, body);
        if (isReply(checked)) return false;
      }
      return violations.length === 0;
    }), { numRuns: 500 });
  });
});

describe('a button', () => {
  it('says the same when it comes back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
      const payload = encodeAction({ type: 'ask', question });
      return payload === undefined || encodeAction(decodeAction(payload)!) === payload;
    }));
    for (const isRight of [true, false]) {
      const action = { type: 'feedback', answer: 'AbCd_1234-xyz', isRight } as const;
      expect(decodeAction(encodeAction(action)!)).toEqual(action);
    }
  });

  it('is left out where its action does not fit', () => {
    expect(encodeAction({ type: 'ask', question: 'a'.repeat(1_000) })).toBeUndefined();
    expect(encodeAction({ type: 'ask', question: ' \u200b ' })).toBeUndefined();
    expect(encodeAction({ type: 'feedback', answer: 'a b', isRight: true })).toBeUndefined();
  });

  it.each(['xin chào', '#dung:', '#dung:a b', `#sai:${'a'.repeat(65)}`, '»', '» ', 'x » y', `» ${'a'.repeat(1_000)}`])('is not what a citizen typed: %s', (text) => expect(decodeAction(text)).toBeUndefined());

  it.each([
    ['18001096', '18001096'], ['1900.9068', '19009068'], ['(0207) 3.822.831', '842073822831'], ['0912345678, 18001096', '84912345678'], ['+84 912 345 678', '84912345678'], ['113', '113'],
  ])('calls %s as %s', (phone, code) => expect(callButton('Gọi', phone)?.payload).toEqual({ phone_code: code }));
  it.each(['', 'máy lẻ 12', '207 3822831'])('calls nothing for %j', (phone) => expect(callButton('Gọi', phone)).toBeUndefined());
});

describe('cutting', () => {
  it('never loses or changes a word', () => {
    fc.assert(fc.property(fc.array(fc.lorem({ maxCount: 60 }), { maxLength: 8 }), fc.integer({ min: 40, max: 200 }), (blocks, max) => {
      const packed = packBlocks(blocks, max);
      expect(packed.every((text) => text.length <= max)).toBe(true);
      expect(packed.join(' ').split(/\s+/).filter(Boolean)).toEqual(blocks.join(' ').split(/\s+/).filter(Boolean));
    }));
  });

  it('keeps letters with their marks and characters whole', () => {
    for (const unit of ['👍🏽', '👩‍👧', 'x\u0331\u0332']) for (const text of packBlocks([unit.repeat(100)], 41)) expect(encodeURIComponent(text)).not.toBe('');
    expect(shorten('Đăng ký khai sinh cho trẻ', 16)).toBe('Đăng ký khai…');
    expect(shorten('ngắn', 16)).toBe('ngắn');
  });
});
