import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readElsewhere } from '../../../src/corpus/elsewhere/readElsewhere.js';

const HEAD = 'topic\tkind\ttext\n';

describe('readElsewhere', () => {
  it('reads topic, kind and text', () => {
    const { questions, problems } = readElsewhere(`${HEAD}xổ số\tchat\txsmb hom nay ve con gi\n`, 'not-administrative.tsv');
    expect(questions).toEqual([{ topic: 'xổ số', kind: 'chat', text: 'xsmb hom nay ve con gi', group: 'chat' }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['other-ministries.tsv', 'ministry'],
    ['not-administrative.tsv', 'chat'],
    ['elsewhere/other-plans.tsv', 'plan'],
  ])('knows from the name %s that the group is %s', (file, group) => {
    expect(readElsewhere(`${HEAD}a\tplain\tb\n`, file).questions[0]?.group).toBe(group);
  });

  it.each([
    ['two columns', 'xổ số\tgiải đặc biệt', /line 3: 2 columns/],
    ['no topic', ' \tplain\tgiải đặc biệt', /line 3: no topic/],
    ['an unknown kind', 'xổ số\tspoken\tgiải đặc biệt', /line 3: the kind "spoken"/],
    ['no text', 'xổ số\tplain\t ', /line 3: no text/],
    ['a text too long', `xổ số\tplain\t${'a'.repeat(301)}`, /line 3: 301 characters/],
  ])('names the line with %s and keeps the rest', (_what, line, cause) => {
    const { questions, problems } = readElsewhere(`${HEAD}a\tplain\tmột\n${line}\nb\tplain\thai\n`, 'other-plans.tsv');
    expect(questions.map((one) => one.topic)).toEqual(['a', 'b']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'other-plans.tsv', severity: 'repaired', cause: expect.stringMatching(cause) });
  });

  it('refuses a file without the header', () => {
    expect(readElsewhere('xổ số\tplain\tgiải đặc biệt\n', 'other-plans.tsv')).toMatchObject({ questions: [], problems: [{ severity: 'error', cause: expect.stringContaining('line 1') }] });
    expect(readElsewhere('', 'other-plans.tsv').problems).toHaveLength(1);
  });

  it('refuses a file whose name says no group', () => {
    expect(readElsewhere(`${HEAD}a\tplain\tb\n`, 'misc.tsv')).toMatchObject({ questions: [], problems: [{ severity: 'error', remedy: expect.stringContaining('other-plans.tsv') }] });
  });

  it('composes decomposed letters', () => {
    expect(readElsewhere(`${HEAD}a\tplain\t${'học bạ'.normalize('NFD')}\n`, 'other-ministries.tsv').questions[0]?.text).toBe('học bạ');
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('other-plans.tsv', 'x'), (text, file) => {
      const { questions, problems } = readElsewhere(`${HEAD}${text}`, file);
      return questions.length + problems.length <= text.split(/\r?\n/).length;
    }));
  });
});
