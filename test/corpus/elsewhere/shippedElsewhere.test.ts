import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ELSEWHERE_FILES, readElsewhere } from '../../../src/corpus/elsewhere/readElsewhere.js';
import { readPhrasings } from '../../../src/corpus/phrasings/readPhrasings.js';
import { fold } from '../../../src/text/fold.js';

const CORPUS = new URL('../../../corpus/', import.meta.url).pathname;
const tables = (folder: string) => readdirSync(`${CORPUS}${folder}`).filter((name) => name.endsWith('.tsv')).sort();
const source = (path: string) => readFileSync(`${CORPUS}${path}`, 'utf8');
/** Two texts that differ by marks, case and punctuation only are one question. */
const same = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const read = tables('elsewhere').map((name) => ({ name, text: source(`elsewhere/${name}`), ...readElsewhere(source(`elsewhere/${name}`), name) }));
const questions = read.flatMap((file) => file.questions);

describe('the questions that the corpus does not answer', () => {
  it('are the three files, without a bad line', () => {
    expect(read.map(({ name }) => name)).toEqual(Object.keys(ELSEWHERE_FILES).sort());
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('are sorted, in NFC and have tabs as separators only', () => {
    for (const { name, text } of read) {
      const lines = text.trimEnd().split('\n').slice(1);
      expect(lines, name).toEqual([...lines].sort());
      expect(text, name).toBe(text.normalize('NFC'));
      for (const line of lines) expect(line.split('\t'), line).toHaveLength(3);
    }
  });

  it('are each written once, even after folding', () => {
    const keys = questions.map(({ text }) => same(text));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('are never a phrasing of a procedure', () => {
    const phrasings = new Set(tables('phrasings').flatMap((name) => readPhrasings(source(`phrasings/${name}`), name).phrasings.map(({ text }) => same(text))));
    expect(questions.filter(({ text }) => phrasings.has(same(text)))).toEqual([]);
  });

  it.each([
    ['ministry', 320, 5],
    ['chat', 75, 5],
    ['plan', 30, 5],
  ] as const)('of the group %s cover at least %i topics with %i texts or more, of every kind', (group, topics, texts) => {
    const own = questions.filter((one) => one.group === group);
    const names = [...new Set(own.map(({ topic }) => topic))];
    expect(names.length).toBeGreaterThanOrEqual(topics);
    for (const topic of names) {
      const lines = own.filter((one) => one.topic === topic);
      expect(lines.length, topic).toBeGreaterThanOrEqual(texts);
      expect([...new Set(lines.map(({ kind }) => kind))].sort(), topic).toEqual(['chat', 'plain', 'situation']);
    }
  });
});
