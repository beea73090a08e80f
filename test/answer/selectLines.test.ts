import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectLines } from '../../src/answer/selectLines.js';

const same = (): number => 0;
const texts = (lines: string[], relevance: (line: string) => number, budget: { lines: number; characters: number }): string[] => selectLines(lines, relevance, budget).picked.map(({ text }) => text);
const speaksOf = (word: string) => (line: string): number => Number(line.includes(word));
const line = fc.oneof(fc.stringMatching(/^[a-zà-ỹ ,.]{1,60}$/u).map((text) => `${text}.`), fc.stringMatching(/^[a-zà-ỹ ]{1,20}$/u).map((text) => `${text}:`));
const lines = fc.array(line, { maxLength: 15 });
const budget = fc.record({ lines: fc.integer({ min: 1, max: 8 }), characters: fc.integer({ min: 10, max: 300 }) });
const relevance = (text: string): number => (text.length * 7919) % 13;
const isHeading = (text: string): boolean => text.endsWith(':');

describe('selectLines', () => {
  it('keeps all lines that fit', () => {
    expect(selectLines(['a', 'b'], same, { lines: 2, characters: 2 })).toEqual({ picked: [{ text: 'a', index: 0 }, { text: 'b', index: 1 }], cut: false });
  });
  it('keeps the first lines where none is more relevant', () => {
    expect(texts(['một', 'hai', 'ba'], same, { lines: 2, characters: 100 })).toEqual(['một', 'hai']);
  });
  it('keeps the most relevant ones, in reading order', () => {
    expect(texts(['một', 'hai', 'ba X', 'bốn X'], speaksOf('X'), { lines: 2, characters: 100 })).toEqual(['ba X', 'bốn X']);
  });
  it('keeps the heading of a case with its lines', () => {
    expect(texts(['Chung', 'Nếu trẻ bị bỏ rơi:', 'Biên bản X', 'Khác'], speaksOf('X'), { lines: 2, characters: 100 })).toEqual(['Nếu trẻ bị bỏ rơi:', 'Biên bản X']);
  });
  it('keeps no heading without a line of its case', () => {
    expect(texts(['Chung', 'Nếu một:', 'a', 'Nếu hai:', 'b'], speaksOf('Chung'), { lines: 1, characters: 100 })).toEqual(['Chung']);
  });
  it('keeps one line that is too long rather than none', () => {
    expect(texts(['dài '.repeat(50), 'ngắn'], same, { lines: 3, characters: 20 })).toEqual(['dài '.repeat(50)]);
  });
  it('passes over a line that does not fit for one that does', () => {
    expect(texts(['X đầu', 'X rất dài '.repeat(9), 'sau'], speaksOf('X'), { lines: 3, characters: 30 })).toEqual(['X đầu', 'sau']);
  });
  it('says when something is left out', () => {
    fc.assert(fc.property(lines, budget, (all, room) => {
      const { picked, cut } = selectLines(all, relevance, room);
      return cut || picked.length === all.length;
    }));
  });
  // One line longer than the budget is shown whole, and the citizen is told to open the source for more.
  it('does not say that something is left out when all lines are there', () => {
    expect(selectLines(['dài '.repeat(50)], same, { lines: 3, characters: 20 }).cut).toBe(false);
  });
  it('gives lines as they stand, in their order, each once', () => {
    fc.assert(fc.property(lines, budget, (all, room) => {
      const { picked } = selectLines(all, relevance, room);
      return picked.every(({ text, index }, i) => all[index] === text && (i === 0 || index > picked[i - 1]!.index));
    }));
  });
  it('stays within the budget, but for one line with its heading', () => {
    fc.assert(fc.property(lines, budget, (all, room) => {
      const { picked } = selectLines(all, relevance, room);
      const withoutHeadings = picked.filter(({ text }) => !isHeading(text));
      const characters = picked.reduce((sum, { text }) => sum + text.length, 0);
      return withoutHeadings.length <= 1 || (picked.length <= room.lines && characters <= room.characters);
    }));
  });
  it('gives no line of a case without its heading', () => {
    fc.assert(fc.property(lines, budget, (all, room) => {
      const kept = new Set(selectLines(all, relevance, room).picked.map(({ index }) => index));
      return [...kept].every((index) => {
        const heading = all.slice(0, index).findLastIndex(isHeading);
        return isHeading(all[index]!) || heading < 0 || kept.has(heading);
      });
    }));
  });
  it('gives something of every section that has a line', () => {
    fc.assert(fc.property(lines, budget, (all, room) => all.every(isHeading) || selectLines(all, relevance, room).picked.length > 0));
  });
});
