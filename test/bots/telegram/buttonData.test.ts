import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromButton, toButton } from '../../../bots/telegram/buttonData.js';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }).filter((one) => one.trim() !== '');

describe('what a button sends back', () => {
  it('holds any question within 64 bytes, whatever its label', () => {
    fc.assert(fc.property(text, text, fc.option(fc.nat(20), { nil: undefined }), (label, question, number) => {
      const button = toButton(label, { type: 'ask', question }, number);
      expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
      expect(fromButton(button.callback_data, button.text)).toEqual({ type: 'ask', question });
    }), { numRuns: 2_000 });
  });

  it('takes the question from the label where it does not fit', () => {
    const label = 'Đăng ký khai sinh có yếu tố nước ngoài tại Ủy ban nhân dân cấp xã';
    const button = toButton(label, { type: 'ask', question: `${label} (2.000528)` }, 2);
    expect(button).toEqual({ text: `2. ${label}`, callback_data: 'n (2.000528)' });
    expect(fromButton(button.callback_data, button.text)).toEqual({ type: 'ask', question: `${label} (2.000528)` });
  });

  it('needs no message for a short question', () => {
    expect(fromButton(toButton('Phí', { type: 'ask', question: 'Mất bao nhiêu tiền?' }).callback_data, undefined)).toEqual({ type: 'ask', question: 'Mất bao nhiêu tiền?' });
  });

  it('carries feedback with the id of its answer', () => {
    for (const isRight of [true, false]) {
      const action = { type: 'feedback', answer: 'Ab_-0123456789Ab_-0123', isRight } as const;
      expect(fromButton(toButton('Đúng', action).callback_data, 'Đúng')).toEqual(action);
    }
  });

  it('means nothing when it is none of ours', () => {
    for (const data of ['', 'x', 'q', 'q  ', 'f', 'f2abc', 'f1', "f1' OR 1=1", 'p:tamtru', `f1${'a'.repeat(70)}`]) expect(fromButton(data, undefined)).toBeUndefined();
    expect(fromButton('l', undefined)).toBeUndefined();
  });
});
