import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { fold } from '../../src/text/fold.js';
import { openSmallAssistant, type SmallAssistant } from './support/smallAssistant.js';

let small: SmallAssistant;
beforeAll(async () => { small = await openSmallAssistant(); });
afterAll(() => small.close());

const SUBJECTS = ['đăng ký khai sinh', 'khai tử', 'kết hôn', 'thường trú', 'tạm trú', 'gia hạn tạm trú', 'cấp lại thẻ căn cước', 'hộ kinh doanh', 'chứng thực bản sao', '1.001193', '2.000986', 'liên thông khai sinh', 'kế hoạch Thái Nguyên 2026', 'kế hoạch năm 2024 và 2026', 'kế hoạch Sơn La', 'nấu phở', 'giấy phép tàu vũ trụ'];
const ASKING = ['cần giấy tờ gì', 'ở đâu', 'bao lâu có', 'mất bao nhiêu tiền', 'qua mạng được không', 'các bước', 'điều kiện gì', 'theo luật nào', 'giao ai chủ trì', 'ai ký', 'căn cứ quyết định số nào', 'trẻ bị bỏ rơi', 'quá hạn có bị phạt không', 'ngày 30/2/2099 nộp 9.999.999 đồng', 'gọi 0912345678', 'ad ơi', ''];
const words = fc.array(fc.oneof(fc.constantFrom(...SUBJECTS), fc.constantFrom(...ASKING), fc.string({ unit: 'grapheme', maxLength: 8 })), { minLength: 1, maxLength: 5 });
const question = fc.tuple(words, fc.boolean()).map(([list, plain]) => (plain ? fold(list.join(' ')) : list.join(' ')));
const asked = fc.record({
  text: question,
  context: fc.array(question, { maxLength: 3 }),
  place: fc.constantFrom('Tuyên Quang', 'Thái Nguyên', 'xã Đại Từ', 'Lào Cai', 'nơi không có'),
});
const forAll = (holds: (answer: Answer, place: string) => boolean | Promise<boolean>, numRuns = 150) =>
  fc.assert(fc.asyncProperty(asked, async (one) => holds(await small.assistant.answer(one), one.place)), { numRuns });

describe('whatever is asked', () => {
  it('all figures, statements and citations are borne out', () => forAll((answer) => small.unfaithful(answer).length === 0, 300));
  it('every statement is a line of the very section that it cites', () => forAll(({ statements, citations }) => statements.every(({ text, citation }) => {
    const cited = citations[citation];
    return small.document(cited?.document ?? '')?.sections.some(({ path, lines }) => path === cited?.section && lines.includes(text)) ?? false;
  })));
  it('no citation stands there unused and none twice', () => forAll(({ statements, citations }) => {
    const used = new Set(statements.map(({ citation }) => citation));
    return used.size === citations.length && citations.every((_, i) => used.has(i));
  }));
  it('an answer has statements, and nothing else has', () => forAll(({ status, statements }) => (status === 'answered') === statements.length > 0));
  it('contacts come from the list, and none is of another place', () => forAll(({ contacts, title }, place) => contacts.every(({ name, phone }) => {
    const from = [...small.corpus.contacts, ...small.corpus.emergency].find((contact) => contact.name === name && contact.phones.join(', ') === phone);
    return from !== undefined && (from.scope.place === undefined || from.scope.place === place || fold(title).includes(fold(from.scope.place)));
  })));
  it('a phrasing is never shown', () => forAll((answer) => {
    const shown = new Set(answer.statements.map(({ text }) => text));
    return small.corpus.phrasings.every(({ text }) => !shown.has(text));
  }));
  it('statements of one heading stand together in the plain text, and the order of the aspects is that of the answer', () => forAll(({ statements }) => {
    const texts = statements.map(({ text, citation }) => `${citation} ${text}`);
    return new Set(texts).size === texts.length;
  }));
  it('confidence lies between 0 and 1', () => forAll(({ confidence }) => confidence >= 0 && confidence <= 1));
  it('the same question gets the same bytes', () => fc.assert(fc.asyncProperty(asked, async (one) =>
    JSON.stringify(await small.assistant.answer(one)) === JSON.stringify(await small.assistant.answer(one))), { numRuns: 80 }));
  it('the same question gets the same bytes from an index that was opened anew', async () => {
    const other = await openSmallAssistant();
    try {
      for (const text of ['đăng ký khai sinh cần giấy tờ gì', 'kế hoạch Thái Nguyên 2026 kinh phí', 'nấu phở']) {
        expect(JSON.stringify(await other.assistant.answer({ text }))).toBe(JSON.stringify(await small.assistant.answer({ text })));
      }
    } finally {
      await other.close();
    }
  });
});
