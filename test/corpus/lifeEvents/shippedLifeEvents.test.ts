import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGuidance, readHead } from '../../../src/corpus/guidance/readGuidance.js';
import type { LifeEvent } from '../../../src/corpus/lifeEvents/lifeEvent.js';
import { readLifeEvent } from '../../../src/corpus/lifeEvents/readLifeEvent.js';
import { readPhrasings } from '../../../src/corpus/phrasings/readPhrasings.js';
import { fold, hasDiacritics } from '../../../src/text/fold.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { foreignValues } from '../guidance/crossCheck.js';

const ROOT = new URL('../../../', import.meta.url).pathname;
const MEDIAN_WORDS = 18;
const MOST_WORDS = 25;

const source = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const names = (folder: string, ending: string) => readdirSync(`${ROOT}${folder}`).filter((name) => name.endsWith(ending)).sort();
const wordsOf = (sentence: string) => sentence.split(/\s+/).length;
/** Two texts that differ by marks, case and punctuation only are told in the same words. */
const same = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const guidance = new Map(names('corpus/procedures', '.md').map((name) => {
  const text = source(`corpus/procedures/${name}`);
  const { head } = readHead(text, name);
  const lines = readGuidance(text, name).sections.filter(({ path }) => path !== 'legal_basis').flatMap((section) => section.lines);
  return [head.code, lines.join('\n')] as const;
}));
const texts = names('corpus/life-events', '.md').filter((name) => name !== 'README.md').map((name) => ({ name, text: source(`corpus/life-events/${name}`) }));
const events = texts.map(({ name, text }) => readLifeEvent(text, `life-events/${name}`));
const told = source('test/fixtures/lifeEvents/situations.tsv').trimEnd().split('\n').map((line) => line.split('\t'));
const phrasings = new Set(names('corpus/phrasings', '.tsv').flatMap((name) => readPhrasings(source(`corpus/phrasings/${name}`), name).phrasings.map(({ text }) => same(text))));

const sentencesOf = ({ intro, steps }: LifeEvent) => [...intro, ...steps.flatMap(({ text }) => splitSentences(text))];
const foreign = (code: string, line: string) => foreignValues(guidance.get(code) ?? '', [])(line);

describe('the life events of the corpus', () => {
  it('are the eight events, each id once and in NFC', () => {
    expect(events.map(({ id }) => id)).toEqual(['chuyen-nha', 'co-nguoi-mat', 'ket-hon', 'mat-giay-to', 'mo-cua-hang', 'mua-nha-dat', 'sang-ten-xe', 'sinh-con']);
    for (const { name, text } of texts) expect(text, name).toBe(text.normalize('NFC'));
  });

  it('link procedures of the portal that have their guidance and are in force', () => {
    const codes = [...new Set(events.flatMap(({ steps }) => steps.map(({ code }) => code)))];
    const facts = new Set(names('corpus/facts', '.jsonl').flatMap((name) => [...source(`corpus/facts/${name}`).matchAll(/^\{"code":"([\d.]+)"/gm)].map(([, code]) => code)));
    expect(codes.filter((code) => !facts.has(code))).toEqual([]);
    expect(codes.filter((code) => !guidance.has(code))).toEqual([]);
    expect(codes.filter((code) => readHead(source(`corpus/procedures/${code}.md`), code).head.validity.status !== 'in_force')).toEqual([]);
  });

  it.each(events)('$id says no number, time, fee or office that the guidance of the step does not say', ({ steps }) => {
    expect(steps.flatMap(({ code, title, text }) => foreign(code, `${title}. ${text}`).map((value) => `${code}: ${value}`))).toEqual([]);
  });

  it.each(events)('$id says in its introduction no value that none of its procedures says', ({ intro, steps }) => {
    const all = steps.map(({ code }) => guidance.get(code) ?? '').join('\n');
    expect(intro.flatMap(foreignValues(all, []))).toEqual([]);
  });

  it('is checked by a check that finds a wrong value', () => {
    expect(foreign('1.001193', 'Đi khai trong 61 ngày, phí 9.000 đồng, nộp cho Sở Tài chính.')).toEqual(expect.arrayContaining(['61 ngày', '9000 đồng', 'sở tài chính']));
    expect(foreign('1.001193', 'Đi khai trong 60 ngày kể từ ngày sinh con.')).toEqual([]);
  });
});

describe('the life events read easily', () => {
  const phrases = source('test/corpus/guidance/officialese.txt').normalize('NFC').split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => line.split('=>')[0]?.trim() ?? '');

  it.each(events)('$id has no word of officialese', (event) => {
    const lines = [event.title, ...event.intro, ...event.steps.flatMap(({ title, text }) => [title, text])];
    const plain = lines.map((line) => ` ${line.toLowerCase().replace(/[^\p{L}\p{N},]+/gu, ' ')} `);
    expect(plain.flatMap((line) => phrases.filter((phrase) => line.includes(` ${phrase} `)))).toEqual([]);
  });

  it.each(events)(`$id has no sentence over ${MOST_WORDS} words, and a median of at most ${MEDIAN_WORDS}`, (event) => {
    const sentences = sentencesOf(event);
    expect(sentences.filter((sentence) => wordsOf(sentence) > MOST_WORDS)).toEqual([]);
    expect(median(sentences.map(wordsOf))).toBeLessThanOrEqual(MEDIAN_WORDS);
  });

  it.each(events)('$id has steps of at most three sentences and short titles', ({ steps }) => {
    for (const { title, text } of steps) {
      expect(splitSentences(text).length, text).toBeLessThanOrEqual(3);
      expect(wordsOf(title), title).toBeLessThanOrEqual(12);
    }
  });
});

describe('the situations told to the life events', () => {
  const [header, ...rows] = told;

  it('are three of each event, with a header', () => {
    expect(header).toEqual(['event', 'text']);
    expect(rows.map(([event]) => event).sort()).toEqual(events.flatMap(({ id }) => [id, id, id]).sort());
    for (const row of rows) expect(row, row.join(' | ')).toHaveLength(2);
  });

  it('are told in other words than the pages, the phrasings and each other', () => {
    const situations = events.flatMap((event) => event.situations.map(same));
    const tests = rows.map(([, text = '']) => same(text));
    expect([...situations, ...tests].filter((text, index, all) => all.indexOf(text) !== index)).toEqual([]);
    expect([...situations, ...tests].filter((text) => phrasings.has(text))).toEqual([]);
  });

  it('are written with diacritics and without, in the pages and in the test', () => {
    for (const { id, situations } of events) {
      const tests = rows.filter(([event]) => event === id).map(([, text = '']) => text);
      for (const group of [situations, tests]) expect(new Set(group.map(hasDiacritics)), id).toEqual(new Set([true, false]));
    }
  });
});
