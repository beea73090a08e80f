import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGuidance, readHead } from '../../../src/corpus/guidance/readGuidance.js';
import { splitSentences } from '../../../src/text/sentences.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const MEDIAN_WORDS = 18;
const MOST_WORDS = 30;

/** The phrases of the list, without its comments and without the advice after `=>`. */
function readPhrases(list: string): string[] {
  return list.normalize('NFC').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => line.split('=>')[0]?.trim() ?? '');
}

/** The phrases that a line holds as whole words, in any case. */
function officialeseIn(line: string, phrases: readonly string[]): string[] {
  const text = ` ${line.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N},]+/gu, ' ')} `;
  return phrases.filter((phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, 'u').test(text));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const phrases = readPhrases(readFileSync(new URL('./officialese.txt', import.meta.url), 'utf8'));
const files = readdirSync(`${ROOT}corpus/procedures`).filter((name) => name.endsWith('.md')).sort();

/** What a reader meets of a file. The titles of laws are names and count for nothing. */
function read(name: string): { lines: string[]; sentences: string[]; remarks: string[] } {
  const text = readFileSync(`${ROOT}corpus/procedures/${name}`, 'utf8');
  const lines = readGuidance(text, name).sections.filter(({ path }) => path !== 'legal_basis').flatMap((section) => section.lines);
  const { head } = readHead(text, name);
  const remarks = [head.short, ...head.warnings, ...(head.validity.note ? [head.validity.note] : [])];
  return { lines, sentences: lines.flatMap((line) => splitSentences(line)), remarks };
}

const wordsOf = (sentence: string) => sentence.split(/\s+/).length;

describe('the list of officialese', () => {
  it('is in lower case and says every phrase once', () => {
    expect(phrases).toEqual([...new Set(phrases)]);
    expect(phrases).toEqual(phrases.map((phrase) => phrase.toLowerCase()));
    expect(phrases.length).toBeGreaterThan(40);
  });

  it.each([
    ['Căn cứ theo luật, anh/chị nộp hồ sơ.', ['căn cứ theo']],
    ['Nộp cho cơ quan có thẩm quyền.', ['cơ quan có thẩm quyền']],
    ['Nộp lệ phí theo quy định.', ['theo quy định']],
    ['Nộp cho Công an cấp xã.', []],
    ['Nộp lệ phí theo quy định.'.normalize('NFD'), ['theo quy định']],
    ['Điều được quy định thì nói ra.', []],
    ['Hồ sơ gồm tờ khai và giấy khai sinh.', []],
  ])('finds in "%s" the phrases %j', (line, expected) => {
    expect(officialeseIn(line, phrases)).toEqual(expected);
  });
});

describe('the guidance of the corpus reads easily', () => {
  const texts = files.map((name) => ({ name, ...read(name) }));

  it.each(texts)('$name has no word of officialese', ({ lines, remarks }) => {
    const found = [...lines, ...remarks].flatMap((line) => officialeseIn(line, phrases).map((phrase) => `${phrase} | ${line}`));
    expect(found).toEqual([]);
  });

  it.each(texts)(`$name has no sentence over ${MOST_WORDS} words`, ({ sentences }) => {
    expect(sentences.filter((sentence) => wordsOf(sentence) > MOST_WORDS)).toEqual([]);
  });

  it.each(texts)(`$name has a median sentence of at most ${MEDIAN_WORDS} words`, ({ sentences }) => {
    expect(median(sentences.map(wordsOf))).toBeLessThanOrEqual(MEDIAN_WORDS);
  });
});
