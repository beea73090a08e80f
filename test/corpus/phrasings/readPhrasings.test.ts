import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhrasings } from '../../../src/corpus/phrasings/readPhrasings.js';

const HEAD = 'code\tkind\ttext\n';

describe('readPhrasings', () => {
  it('reads code, kind and text', () => {
    const { phrasings, problems } = readPhrasings(`${HEAD}1.001193\tchat\tcon moi sinh lam giay to o dau\n`, 'ho-tich.tsv');
    expect(phrasings).toEqual([{ document: '1.001193', kind: 'chat', text: 'con moi sinh lam giay to o dau' }]);
    expect(problems).toEqual([]);
  });

  it('reads a way to ask for a section of a plan', () => {
    const { phrasings } = readPhrasings(`${HEAD}000-thai-nguyen-2026#II.2.5\tplain\tai lo tập huấn\n`, 'plans.tsv');
    expect(phrasings).toEqual([{ document: '000-thai-nguyen-2026', section: 'II.2.5', kind: 'plain', text: 'ai lo tập huấn' }]);
  });

  it.each([
    ['two columns', '1.001193\tkhai sinh', /line 3: 2 columns/],
    ['a code that is none', '1.1193\tplain\tkhai sinh', /line 3: the code "1.1193"/],
    ['a plan without a section', '000-thai-nguyen-2026\tplain\tkế hoạch gì', /line 3: the code "000-thai-nguyen-2026"/],
    ['an unknown kind', '1.001193\tspoken\tkhai sinh', /line 3: the kind "spoken"/],
    ['no text', '1.001193\tplain\t ', /line 3: no text/],
  ])('names the line with %s and keeps the rest', (_what, line, cause) => {
    const { phrasings, problems } = readPhrasings(`${HEAD}1.000894\tplain\tcưới nhau\n${line}\n1.000656\tplain\tbáo tử\n`, 'x.tsv');
    expect(phrasings.map((one) => one.document)).toEqual(['1.000894', '1.000656']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'x.tsv', severity: 'repaired', cause: expect.stringMatching(cause) });
  });

  it('refuses a file without the header', () => {
    expect(readPhrasings('1.001193\tplain\tkhai sinh\n', 'x.tsv').problems[0]).toMatchObject({ severity: 'error', cause: expect.stringContaining('line 1') });
    expect(readPhrasings('', 'x.tsv').problems).toHaveLength(1);
  });

  it('composes decomposed letters', () => {
    const { phrasings } = readPhrasings(`${HEAD}1.001193\tplain\t${'làm giấy'.normalize('NFD')}\n`, 'x.tsv');
    expect(phrasings[0]?.text).toBe('làm giấy');
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { phrasings, problems } = readPhrasings(`${HEAD}${text}`, 'x.tsv');
      return phrasings.length + problems.length <= text.split(/\r?\n/).length;
    }));
  });
});
