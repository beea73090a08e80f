import { describe, expect, it } from 'vitest';
import { hasAllFacts } from '../../src/evaluation/facts.js';

describe('hasAllFacts', () => {
  it('ignores case, blanks, the signs between digits and the Unicode form', () => {
    expect(hasAllFacts('Lệ phí:  8.000\nđồng', ['8,000 ĐỒNG'])).toBe(true);
    expect(hasAllFacts('Miễn phí'.normalize('NFD'), ['miễn'])).toBe(true);
  });
  it('needs every fact', () => {
    expect(hasAllFacts('Sở Nội vụ', ['Sở Nội vụ', 'Quý II'])).toBe(false);
  });
  it('keeps signs that stand not between digits', () => {
    expect(hasAllFacts('cha mẹ', ['cha, mẹ'])).toBe(false);
  });
});
