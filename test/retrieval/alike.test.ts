import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAlike, type Alike } from '../../src/retrieval/alike.js';
import { openSmallIndex, type SmallIndex } from './support/smallIndex.js';

let index: SmallIndex;
let alike: Alike;
beforeAll(async () => {
  index = await openSmallIndex();
  alike = createAlike(index.generation);
});
afterAll(() => index.close());

describe('the number of procedures that a question may mean', () => {
  it('is smaller the more it says', () => {
    const counts = ['đăng ký', 'đăng ký khai', 'đăng ký khai tử'].map(alike);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(counts[2]!);
  });
  it('does not change with politeness and with what is asked of it', () => {
    expect(alike('em ơi cho hỏi đăng ký khai tử ở đâu bao nhiêu tiền')).toBe(alike('dang ky khai tu'));
  });
  it('is none for words that no procedure holds together, and for no words', () => {
    expect([alike('tàu vũ trụ'), alike(''), alike('bao nhiêu tiền')]).toEqual([0, 0, 0]);
  });
});
