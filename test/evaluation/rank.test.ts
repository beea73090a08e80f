import { describe, expect, it } from 'vitest';
import { distinctCandidates, isHit, parseGoldId, pathsHit, rankOf } from '../../src/evaluation/rank.js';

const at = (document: string, section = 'fee', score = 1) => ({ document, section, score });

describe('pathsHit', () => {
  it('accepts equal paths and prefixes at a dot, in both directions', () => {
    expect(pathsHit('II.2', 'II.2')).toBe(true);
    expect(pathsHit('II.2', 'II.2.5')).toBe(true);
    expect(pathsHit('II.2.5', 'II.2')).toBe(true);
  });
  it('refuses a prefix that ends inside a number', () => {
    expect(pathsHit('II.2', 'II.20')).toBe(false);
    expect(pathsHit('PL.1', 'PL.10')).toBe(false);
  });
});

describe('isHit', () => {
  it('finds a plan by the three digits of its seed', () => {
    expect(isHit(at('000-thai-nguyen-2026', 'IV.8'), parseGoldId('000#IV.8'))).toBe(true);
    expect(isHit(at('003-thai-nguyen-2024', 'IV.8'), parseGoldId('000#IV.8'))).toBe(false);
  });
  it('takes no procedure for a plan', () => {
    expect(isHit(at('000.123', 'IV.8'), parseGoldId('000#IV.8'))).toBe(false);
  });
  it('finds a procedure by its code, whatever the section', () => {
    expect(isHit(at('1.001193', 'place'), parseGoldId('1.001193'))).toBe(true);
  });
});

describe('rankOf', () => {
  it('counts each procedure once', () => {
    const ranking = [at('a', 'fee'), at('a', 'place'), at('b')];
    expect(distinctCandidates(ranking, false)).toHaveLength(2);
    expect(rankOf(['b'], ranking)).toBe(1);
  });
  it('counts each section of a plan by itself', () => {
    const ranking = [at('000-x', 'I'), at('000-x', 'II'), at('000-x', 'III')];
    expect(rankOf(['000#III'], ranking)).toBe(2);
  });
  it('takes the best of several gold ids', () => {
    expect(rankOf(['c', 'b'], [at('a'), at('b'), at('c')])).toBe(1);
  });
  it('asks for every gold id where all are needed', () => {
    const ranking = [at('000-x', 'IV.7'), at('003-y', 'IV.7'), at('001-z', 'I')];
    expect(rankOf(['000#IV.7', '003#IV.7'], ranking, true)).toBe(0);
    expect(rankOf(['000#IV.7', '001#I'], ranking, true)).toBe(1);
    expect(rankOf(['000#IV.7', '002#I'], ranking, true)).toBe(Infinity);
  });
  it('is infinite where the right one is missing', () => {
    expect(rankOf(['z'], [at('a')])).toBe(Infinity);
    expect(rankOf([], [at('a')])).toBe(Infinity);
  });
});
