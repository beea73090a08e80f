import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickedIndex, pickedQuestion } from '../../src/conversation/pick.js';

describe('pickedIndex', () => {
  it.each([
    ['1', 0], ['1.', 0], ['số 2', 1], ['cái đầu tiên', 0], ['cai dau tien a', 0], ['cái thứ hai nha em', 1], ['em chọn số 3', 2], ['việc thứ ba', 2], ['cái cuối', -1], ['dạ cái số 4 ạ', 3], ['lựa chọn 2 đi', 1],
  ])('reads "%s" as the place %i', (message, index) => expect(pickedIndex(message)).toBe(index));
  it.each(['lệ phí?', 'khai sinh con đầu', 'con thứ hai làm giấy gì', '12', '5', 'thứ hai tuần sau có làm việc không', 'cái này', 'một cửa ở đâu', '', '🎉', 'cuối tháng'])('reads no place in "%s"', (message) => expect(pickedIndex(message)).toBeUndefined());
  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (message) => [undefined, 0, 1, 2, 3, -1].includes(pickedIndex(message))));
  });
});

describe('pickedQuestion', () => {
  it('keeps what was asked and names what was picked', () => {
    expect(pickedQuestion('đổi bằng lái mất bao nhiêu tiền', { label: 'x', document: '1.001193', question: 'y' })).toBe('đổi bằng lái mất bao nhiêu tiền (1.001193)');
  });
});
