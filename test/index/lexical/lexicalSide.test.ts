import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPostings } from '../../../src/index/lexical/buildPostings.js';
import { packLexicalSides, readLexicalSides } from '../../../src/index/lexical/lexicalFile.js';
import { LexicalSide } from '../../../src/index/lexical/lexicalSide.js';
import { numberTexts } from '../../../src/index/lexical/numberTexts.js';
import { pairTexts } from '../../../src/index/lexical/pairTexts.js';
import { accentedWords, lexicalTerms } from '../../../src/index/lexical/words.js';
import type { UnitRanges } from '../../../src/index/unit.js';
import { pairs } from '../../../src/text/tokens.js';

const onlyPassages = (count: number): UnitRanges => ({ title: [0, 0], passage: [0, count], clause: [count, count], phrasing: [count, count], clausePhrasing: [count, count], elsewhere: [count, count] });
const postingsOf = async (texts: string[][]) => buildPostings(await pairTexts(await numberTexts(texts.map((text) => text.join(' ')), (text) => text.split(' ').filter(Boolean))));
const sideOf = async (texts: string[][]) => new LexicalSide(await postingsOf(texts), onlyPassages(texts.length));

/** BM25 written down plainly, as an oracle. */
function plainScores(texts: string[][], terms: string[]): number[] {
  const bags = texts.map((text) => [...text, ...pairs(text)]);
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
  return bags.map((bag, i) => terms.reduce((score, term) => {
    const count = bag.filter((word) => word === term).length;
    const holders = bags.filter((other) => other.includes(term)).length;
    const idf = Math.log(1 + (texts.length - holders + 0.5) / (holders + 0.5));
    return count === 0 ? score : score + (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * texts[i]!.length) / Math.max(1, mean)));
  }, 0));
}

describe('LexicalSide', () => {
  it('scores every unit as plain BM25 over words and pairs does', async () => {
    const word = fc.constantFrom('khai', 'sinh', 'tu', 'ket', 'hon', '1.001193');
    await fc.assert(fc.asyncProperty(fc.array(fc.array(word, { maxLength: 8 }), { minLength: 1, maxLength: 12 }), fc.array(word, { maxLength: 4 }), async (texts, query) => {
      const terms = [...query, ...pairs(query)];
      const scores = (await sideOf(texts)).scores(terms);
      plainScores(texts, terms).forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 4));
    }));
  });

  it('keeps the kinds apart: rare among passages counts though common among phrasings', async () => {
    const texts = [['a', 'b'], ['a', 'c'], ['b'], ['b'], ['b'], ['b']];
    const side = new LexicalSide(await postingsOf(texts), { title: [0, 0], passage: [0, 2], clause: [2, 2], phrasing: [2, 6], clausePhrasing: [6, 6], elsewhere: [6, 6] });
    const alone = await sideOf(texts.slice(0, 2));
    expect(side.scores(['b'])[0]).toBeCloseTo(alone.scores(['b'])[0]!, 6);
    expect(side.frequency('b', 'passage')).toBe(1);
    expect(side.frequency('b', 'phrasing')).toBe(4);
  });

  it('multiplies a term by its weight', async () => {
    const side = await sideOf([['a'], ['b']]);
    const once = side.scores(['a'])[0]!;
    expect(side.scores(['a'], [0.5])[0]).toBeCloseTo(once / 2, 6);
  });

  it('knows nothing of terms that are in no unit', async () => {
    const side = await sideOf([['a', 'b']]);
    expect(Array.from(side.scores(['x', 'x_y', 'b_a', '', '_']))).toEqual([0]);
    expect(side.frequency('x', 'passage')).toBe(0);
  });

  it('finds every pair among thousands of words', async () => {
    const texts = Array.from({ length: 3000 }, (_, i) => [`w${i}`, `v${(i * 7) % 3000}`]);
    const side = await sideOf(texts);
    texts.forEach(([first, second], i) => expect(side.frequency(`${first}_${second}`, 'passage'), `pair ${i}`).toBe(1));
  });

  it('works without any unit', async () => {
    expect((await sideOf([])).scores(['a']).length).toBe(0);
  });
});

describe('the lexical file', () => {
  it('gives both sides back as they were built', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lexical-'));
    try {
      writeFileSync(join(folder, 'lexical.bin'), await packLexicalSides(['Đăng ký khai sinh', 'Đăng kí khai tử', 'dang ky xe']));
      const { folded, accented } = await readLexicalSides(join(folder, 'lexical.bin'), onlyPassages(3));
      // "kí" and "ký" are one word.
      expect(folded.frequency('dang_ky', 'passage')).toBe(3);
      expect(accented.frequency('đăng_ký', 'passage')).toBe(2);
      expect(accented.frequency('dang', 'passage')).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('packLexicalSides', () => {
  it('knows the words and pairs of a passage under its headings as those of one text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lexical-'));
    const texts = ['Khai sinh › Lệ phí\nMiễn phí', 'Khai sinh › Hồ sơ\nTờ khai\nMiễn phí', 'Miễn phí'];
    try {
      writeFileSync(join(folder, 'lexical.bin'), await packLexicalSides(texts));
      const { accented } = await readLexicalSides(join(folder, 'lexical.bin'), onlyPassages(3));
      const whole = await sideOf(texts.map(accentedWords));
      for (const term of texts.flatMap((text) => lexicalTerms(text).accented)) {
        expect(accented.frequency(term, 'passage'), term).toBe(whole.frequency(term, 'passage'));
        expect(accented.scores([term])).toEqual(whole.scores([term]));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('lexicalTerms', () => {
  it('gives words and pairs, folded and accented', () => {
    expect(lexicalTerms('Đổi Bằng lái')).toEqual({ folded: ['doi', 'bang', 'lai', 'doi_bang', 'bang_lai'], accented: ['đổi', 'bằng', 'lái', 'đổi_bằng', 'bằng_lái'] });
  });

  it('takes composed and decomposed text for the same', () => {
    expect(accentedWords('đường'.normalize('NFD'))).toEqual(['đường']);
  });
});
