import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { Question } from '../../src/conversation/assistant.js';
import { fold } from '../../src/text/fold.js';
import { openSmallAssistant, type SmallAssistant } from './support/smallAssistant.js';

const SUBJECTS = ['đăng ký khai sinh', 'khai tử', 'kết hôn', 'thường trú', 'tạm trú', 'gia hạn tạm trú', 'cấp lại thẻ căn cước', 'hộ kinh doanh', 'chứng thực bản sao', '1.001193', '2.000986', 'liên thông khai sinh', 'kế hoạch Thái Nguyên 2026', 'kế hoạch năm 2024 và 2026', 'kế hoạch Sơn La', 'nấu phở', 'giấy phép tàu vũ trụ'];
const ASKING = ['cần giấy tờ gì', 'ở đâu', 'bao lâu có', 'mất bao nhiêu tiền', 'qua mạng được không', 'các bước', 'điều kiện gì', 'theo luật nào', 'giao ai chủ trì', 'ai ký', 'căn cứ quyết định số nào', 'trẻ bị bỏ rơi', 'quá hạn có bị phạt không', 'ngày 30/2/2099 nộp 9.999.999 đồng', 'gọi 0912345678', 'ad ơi', ''];
const words = fc.array(fc.oneof(fc.constantFrom(...SUBJECTS), fc.constantFrom(...ASKING), fc.string({ unit: 'grapheme', maxLength: 8 })), { minLength: 1, maxLength: 5 });
const question = fc.tuple(words, fc.boolean()).map(([list, plain]) => (plain ? fold(list.join(' ')) : list.join(' ')));
const asked = fc.record({
  text: question,
  context: fc.array(question, { maxLength: 3 }),
  place: fc.constantFrom('Tuyên Quang', 'Thái Nguyên', 'xã Đại Từ', 'Lào Cai', 'nơi không có'),
});

/** Other questions in each run; a failure names the questions that break the rule. */
const COUNT = 300;
let small: SmallAssistant;
let answers: { question: Required<Question>; answer: Answer }[];
beforeAll(async () => {
  small = await openSmallAssistant();
  answers = [];
  for (const question of fc.sample(asked, COUNT)) answers.push({ question, answer: await small.assistant.answer(question) });
});
afterAll(() => small.close());

/** Questions whose answer breaks a rule. */
const breaking = (holds: (answer: Answer, question: Required<Question>) => boolean): Question[] => answers.filter(({ question, answer }) => !holds(answer, question)).map(({ question }) => question);

describe('whatever is asked', () => {
  it('is answered often enough for the rules below to mean something', () => expect(answers.filter(({ answer }) => answer.status === 'answered').length).toBeGreaterThan(COUNT / 4));
  it('all figures, statements and citations are borne out', () => {
    expect(answers.flatMap(({ question, answer }) => small.unfaithful(answer).map((part) => ({ question, part })))).toEqual([]);
  });
  it('every statement is a line of the very section that it cites', () => {
    expect(breaking(({ statements, citations }) => statements.every(({ text, citation }) => {
      const cited = citations[citation];
      return small.document(cited?.document ?? '')?.sections.some(({ path, lines }) => path === cited?.section && lines.includes(text)) ?? false;
    }))).toEqual([]);
  });
  it('no citation stands there unused and no statement twice', () => {
    expect(breaking(({ statements, citations }) => new Set(statements.map(({ citation }) => citation)).size === citations.length)).toEqual([]);
    expect(breaking(({ statements }) => new Set(statements.map(({ text, citation }) => `${citation} ${text}`)).size === statements.length)).toEqual([]);
  });
  it('an answer has statements, and nothing else has', () => {
    expect(breaking(({ status, statements }) => (status === 'answered') === statements.length > 0)).toEqual([]);
  });
  it('contacts come from the list, and none is of a place that was not named', () => {
    expect(breaking(({ contacts, title }, { text, context, place }) => contacts.every(({ name, phone }) => {
      const from = [...small.corpus.contacts, ...small.corpus.emergency].find((contact) => contact.name === name && contact.phones.join(', ') === phone);
      const said = fold([place, title, text, ...context].join(' '));
      return from !== undefined && (from.scope.place === undefined || said.includes(fold(from.scope.place)));
    }))).toEqual([]);
  });
  it('no phrasing is shown', () => {
    const phrasings = new Set(small.corpus.phrasings.map(({ text }) => text));
    expect(breaking(({ statements }) => statements.every(({ text }) => !phrasings.has(text)))).toEqual([]);
  });
  it('confidence lies between 0 and 1', () => expect(breaking(({ confidence }) => confidence >= 0 && confidence <= 1)).toEqual([]));
  it('the same question gets the same bytes, whatever was asked in between', async () => {
    for (const { question, answer } of answers.slice(0, 60)) expect(JSON.stringify(await small.assistant.answer(question))).toBe(JSON.stringify(answer));
  });
  it('the same question gets the same bytes from an index that was built and opened anew', async () => {
    const other = await openSmallAssistant();
    try {
      for (const { question, answer } of answers.slice(0, 40)) expect(JSON.stringify(await other.assistant.answer(question))).toBe(JSON.stringify(answer));
    } finally {
      await other.close();
    }
  });
});
