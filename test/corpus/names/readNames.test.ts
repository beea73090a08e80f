import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, readNames } from '../../../src/corpus/names/readNames.js';

const HEAD = 'code\tname\n';

describe('readNames', () => {
  it('reads code and name, composed', () => {
    const { names, problems } = readNames(`${HEAD}1.001193\t${'Làm giấy khai sinh'.normalize('NFD')}\n`, 'ho-tich.tsv');
    expect([names, problems]).toEqual([[{ document: '1.001193', name: 'Làm giấy khai sinh' }], []]);
  });
  it.each([
    ['one column', '1.001193', /line 3: 1 columns/], ['a code that is none', '1.1193\tKhai sinh', /line 3: the code "1.1193"/],
    ['no name', '1.001193\t ', /line 3: no name/], ['a name too long for a button', `1.001193\t${'x'.repeat(LONGEST_NAME + 1)}`, /line 3: 81 characters/],
  ])('names the line with %s and keeps the rest', (_what, line, cause) => {
    const { names, problems } = readNames(`${HEAD}1.000894\tCưới\n${line}\n1.000656\tBáo tử\n`, 'x.tsv');
    expect(names.map(({ document }) => document)).toEqual(['1.000894', '1.000656']);
    expect(problems).toEqual([expect.objectContaining({ file: 'x.tsv', severity: 'repaired', cause: expect.stringMatching(cause) })]);
  });
  it('refuses a file without the header', () => {
    for (const text of ['1.001193\tKhai sinh\n', '']) expect(readNames(text, 'x.tsv').problems).toEqual([expect.objectContaining({ severity: 'error', cause: expect.stringContaining('line 1') })]);
  });
  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { names, problems } = readNames(`${HEAD}${text}`, 'x.tsv');
      return names.length + problems.length <= text.split(/\r?\n/).length;
    }));
  });
});
