import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNames } from '../../../src/corpus/names/readNames.js';

const CORPUS = new URL('../../../corpus/', import.meta.url).pathname;
const files = readdirSync(`${CORPUS}names`).filter((name) => name.endsWith('.tsv'));
const codesOf = (field: string): Set<string> => new Set([...readFileSync(`${CORPUS}facts/${field}.jsonl`, 'utf8').matchAll(/^\{"code":"([\d.]+)"/gmu)].map(([, code]) => code!));

describe.each(files)('the names of %s', (file) => {
  const text = readFileSync(`${CORPUS}names/${file}`, 'utf8');
  const { names, problems } = readNames(text, file);

  it('are read without a bad line, sorted, composed and each once', () => {
    expect(problems).toEqual([]);
    const codes = names.map(({ document }) => document);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(text).toBe(text.normalize('NFC'));
  });
  it('are of procedures of that field and carry no figure', () => {
    const known = codesOf(file.replace('.tsv', ''));
    expect(names.filter(({ document }) => !known.has(document))).toEqual([]);
    expect(names.filter(({ name }) => /\d|^thủ tục/iu.test(name))).toEqual([]);
  });
});
