import fc from 'fast-check';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { OutgoingPart } from '../../../bots/channel.js';
import type { Answer, Statement } from '../../../src/answer/answer.js';
import { fakeAnswer } from '../../fakes/assistant.js';
import { checkMessage } from '../../fakes/telegram/checkMessage.js';
import { testBot, type TestBot } from './telegram.js';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
});
afterAll(() => bot.fake.stop());

const ID = 'Ab_-0123456789Ab_-0123';

function render(answer: Answer, isFirst = false): OutgoingPart[] {
  return bot.telegram.bot.render(answer, '70000001', { answerId: ID, isFirst });
}

/** What the chat would show; fails where Telegram would refuse it. */
function shown(part: OutgoingPart): { text: string; links: string[]; marked: string[] } {
  const checked = checkMessage(part.body as Record<string, unknown>);
  if (!checked.ok) throw new Error(checked.description);
  const { text, entities } = checked;
  return { text, links: entities.flatMap(({ url }) => url ?? []), marked: entities.map(({ offset, length }) => text.slice(offset, offset + length)) };
}

function labels(part: OutgoingPart | undefined): string[][] {
  const markup = (part?.body as { reply_markup?: { inline_keyboard: { text: string }[][] } }).reply_markup;
  return (markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

function withStatements(statements: Statement[]): Answer {
  return { ...fakeAnswer({ text: 'Con mới sinh' }), statements };
}

describe('an answer on Telegram', () => {
  it('is one short message: title, facts with their sources, contact, buttons', () => {
    const parts = render(fakeAnswer({ text: 'Con mới sinh làm giấy tờ gì?' }));
    expect(parts).toHaveLength(1);
    const { text, links } = shown(parts[0]!);
    expect(text).toMatch(/^Việc này làm như sau:\nĐăng ký khai sinh\n\nNơi nộp\n• Nộp tại Trung tâm .* \[1\]/u);
    expect(text).toContain('Nguồn\n[1][2][3] Đăng ký khai sinh (Nơi nộp; Giấy tờ cần có; Lệ phí) – Cổng Dịch vụ công quốc gia, tháng 7/2026');
    expect(text).toContain('Cổng Dịch vụ công quốc gia (Cả nước): 18001096');
    expect(new Set(links).size).toBe(1);
    expect(labels(parts[0])).toEqual([['Đăng ký khai sinh mất bao lâu?'], ['Khai sinh quá hạn thì nộp bao nhiêu tiền?'], ['👍 Đúng', '👎 Chưa đúng']]);
  });

  it('says once that it is automatic', () => {
    expect(shown(render(fakeAnswer({ text: 'xin chào' }), true)[0]!).text).toMatch(/^Đây là trợ lý tự động, không phải cán bộ\. .*134\/2025\/QH15/u);
    expect(shown(render(fakeAnswer({ text: 'xin chào' }), false)[0]!).text).toBe('Chào anh/chị. Anh/chị cần hỏi thủ tục nào?');
  });

  it('offers choices by number, in the text and as buttons, and asks no opinion of a greeting', () => {
    const [part] = render(fakeAnswer({ text: 'hộ khẩu' }));
    expect(shown(part!).text).toContain('1. Đăng ký thường trú\n2. Đăng ký khai sinh');
    expect(labels(part).slice(0, 2)).toEqual([['1. Đăng ký thường trú'], ['2. Đăng ký khai sinh']]);
    expect(labels(render(fakeAnswer({ text: 'xin chào' }))[0])).toEqual([]);
  });

  it('puts the rest of a long list into a second message, and the buttons under the last', () => {
    const list = Array.from({ length: 14 }, (_, i) => ({ text: `Giấy tờ số ${i + 1}.`, citation: 1, heading: 'Giấy tờ cần có' }));
    const parts = render(withStatements([...list, { text: 'Miễn phí.', citation: 2, heading: 'Phí' }]));
    expect(parts).toHaveLength(2);
    const [first, second] = parts.map((part) => shown(part).text);
    expect(first).toContain('• Giấy tờ số 5. [2]\n… còn 9 dòng ở tin nhắn dưới.');
    expect(first).toContain('• Miễn phí. [3]');
    expect(second).toMatch(/^Giấy tờ cần có \(tiếp theo\)\n• Giấy tờ số 6\. \[2\]\n/u);
    expect(labels(parts[0])).toEqual([]);
    expect(labels(parts[1]).at(-1)).toEqual(['👍 Đúng', '👎 Chưa đúng']);
  });

  it('tells a heading once, and gives a numbered step no bullet', () => {
    const [part] = render(withStatements([{ text: '1. Khai sinh', citation: 0, heading: 'Phí' }, { text: 'Ở xã', citation: 1, heading: 'Nơi nộp' }, { text: 'Miễn phí', citation: 2, heading: 'Phí' }]));
    expect(shown(part!).text).toContain('Phí\n1. Khai sinh [1]\n• Miễn phí [3]\n\nNơi nộp\n• Ở xã [2]');
  });

  it('shows no link preview and links to web addresses only', () => {
    const answer = fakeAnswer({ text: 'Con mới sinh' });
    const [part] = render({ ...answer, citations: answer.citations.map((citation) => ({ ...citation, url: 'javascript:alert(1)' })) });
    expect(part?.body).toMatchObject({ link_preview_options: { is_disabled: true } });
    expect(shown(part!).links).toEqual([]);
  });

  it('escapes whatever stands in a document, an address or a question', () => {
    const nasty = '<b>& "đơn" </a><script> &lt; 1 > 0';
    const [part] = render({
      ...fakeAnswer({ text: 'x' }), lead: nasty, title: nasty, notes: [nasty], next: [nasty],
      statements: [{ text: nasty, citation: 0, heading: nasty }],
      citations: [{ document: 'd', section: 's', title: nasty, heading: nasty, date: nasty, url: 'https://x.vn/?a="><b>&c=1', source: nasty }],
      contacts: [{ name: nasty, phone: '1900', scope: nasty, source: '' }],
    });
    const { text, links } = shown(part!);
    expect(text.split(nasty).length - 1).toBeGreaterThanOrEqual(7);
    expect(links).toContain('https://x.vn/?a="><b>&c=1');
  });

  it('is taken by Telegram whatever its length, with every statement whole and beside its source', () => {
    const word = fc.oneof(fc.constantFrom('Tờ khai', 'theo mẫu', '<b>', '&amp;', 'đ', '👩‍👩‍👧', 'e\u0302\u0301'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
    const line = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    const statement = fc.record({ text: line, citation: fc.nat(2), heading: fc.constantFrom('Giấy tờ', 'Nơi nộp', '') });
    fc.assert(fc.property(fc.array(statement, { minLength: 1, maxLength: 60 }), fc.boolean(), (statements, isFirst) => {
      const parts = render(withStatements(statements), isFirst);
      const texts = parts.map((part) => shown(part));
      for (const { marked } of texts) expect(marked.length).toBeLessThanOrEqual(100);
      const all = texts.map(({ text }) => squeeze(text)).join(' ');
      for (const { text, citation } of statements) expect(all).toContain(squeeze(`${text} [${citation + 1}]`));
    }), { numRuns: 150 });
  });

  it.each([2_990, 3_001, 4_095, 4_096, 4_097, 20_000])('keeps a single statement of %i letters', (length) => {
    for (const letter of ['a', 'ế', '👍']) {
      const text = letter.repeat(Math.ceil(length / letter.length));
      const parts = render(withStatements([{ text, citation: 0, heading: 'Nơi nộp' }]));
      expect(parts.map((part) => shown(part).text).join('').split(letter).length - 1).toBeGreaterThanOrEqual(text.length / letter.length);
      expect(parts.map((part) => shown(part).text).join('\n')).toContain(`${letter} [1]`);
    }
  });
});

describe('a notice on Telegram', () => {
  it('is escaped, cut to size, and has its buttons under the last message', () => {
    const parts = bot.telegram.bot.renderNotice(`Gọi <1022> & chờ.\n\n${'Dòng. '.repeat(1_500)}`, '-100123/45', [{ label: 'Thử', action: { type: 'ask', question: 'Làm thẻ căn cước ở đâu?' } }]);
    expect(parts.length).toBeGreaterThan(1);
    expect(shown(parts[0]!).text).toMatch(/^Gọi <1022> & chờ\./u);
    expect(parts[0]?.body).toMatchObject({ chat_id: -100123, message_thread_id: 45 });
    expect(parts.map(labels)).toEqual([...parts.slice(1).map(() => []), [['Thử']]]);
  });
});

function squeeze(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ');
}
