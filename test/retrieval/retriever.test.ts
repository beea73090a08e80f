import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverage } from '../../src/retrieval/coverage.js';
import { understand } from '../../src/retrieval/understand.js';
import type { Retrieval } from '../../src/retrieval/retriever.js';
import { openSmallIndex, type SmallIndex } from './support/smallIndex.js';

let index: SmallIndex;
beforeAll(async () => { index = await openSmallIndex(); });
afterAll(() => index.close());

const retrieve = (question: string, withoutPhrasingsOf: string[] = []): Promise<Retrieval> =>
  index.retriever.retrieve(understand(question, [], index.retriever), { withoutPhrasingsOf });
const first = ({ procedures }: Retrieval): string | undefined => procedures[0] && index.generation.documents[procedures[0].document]?.id;
const firstClause = ({ clauses }: Retrieval): string | undefined => clauses[0] && `${index.generation.documents[clauses[0].document]?.id}#${clauses[0].section}`;

describe('the small corpus', () => {
  it('is read without a problem', () => expect(index.corpus.problems).toEqual([]));
  it('has the places of its plans', () => expect(index.retriever.places).toEqual(['Thái Nguyên']));
});

describe('a question about a procedure', () => {
  it.each([
    ['đăng ký khai sinh cần giấy tờ gì', '1.001193'], ['dang ky khai tu o dau', '1.000656'], ['Đăng ký kết hôn mất bao nhiêu tiền', '1.000894'],
    ['gia hạn tạm trú', '1.002755'], ['mở hộ kinh doanh', '1.001612'], ['đkkh cần j', '1.000894'], ['làm hk cho con', '1.004222'],
  ])('"%s" finds %s', async (question, code) => {
    const retrieval = await retrieve(question);
    expect([retrieval.kind, first(retrieval)]).toEqual(['procedure', code]);
  });
  it('is found by the same words without diacritics and decomposed', async () => {
    const question = 'chứng thực bản sao từ bản chính ở đâu';
    expect(first(await retrieve(question.normalize('NFD')))).toBe(first(await retrieve(question)));
  });
  it('is answered by the procedure whose code it names, for certain', async () => {
    const retrieval = await retrieve('1.000656 so với khai sinh thì sao');
    expect([first(retrieval), retrieval.probability]).toEqual(['1.000656', { ours: 1, first: 1 }]);
  });
  it('is searched by its words where the code is of no document', async () => {
    expect(first(await retrieve('đăng ký khai sinh 9.999999'))).toBe('1.001193');
  });
  it('is answered by the level of the family that it names', async () => {
    expect(first(await retrieve('cấp lại thẻ căn cước tại cấp trung ương'))).toBe('1.000757');
    expect(first(await retrieve('cấp lại thẻ căn cước tại cấp tỉnh'))).toBe('2.001194');
  });
  it('is answered by the level nearest to the citizen where it names none', async () => {
    expect(first(await retrieve('cấp lại thẻ căn cước'))).toBe('2.001194');
  });
  it('finds a procedure without phrasings too', async () => {
    expect(first(await retrieve('khai thác thông tin công dân trong cơ sở dữ liệu quốc gia về dân cư cấp xã'))).toBe('1.010101');
  });
  it('can be asked without the phrasings of some procedures', async () => {
    const inputs = (retrieval: Retrieval) => retrieval.inputs.decision.firstPhrasing;
    const question = index.corpus.phrasings.find(({ document }) => document === '1.001193')!.text;
    expect(inputs(await retrieve(question))).toBeGreaterThan(inputs(await retrieve(question, ['1.001193'])));
  });
  // "bố" folds to "bo", as "bộ" does: a father sends the citizen to the ministry.
  it('is not sent to the ministry because it speaks of a father', async () => {
    expect(first(await retrieve('bố tôi mất thẻ căn cước, cấp lại thẻ căn cước ở đâu'))).toBe('2.001194');
  });
});

describe('a question about a plan', () => {
  it('finds the section under the name of the body it asks for', async () => {
    const retrieval = await retrieve('kế hoạch tuyên truyền cải cách hành chính Thái Nguyên năm 2026 giao Sở Tư pháp làm gì');
    expect([retrieval.kind, firstClause(retrieval)]).toEqual(['plan', '000-thai-nguyen-2026#IV.5']);
  });
  it('finds the plan of the year it names', async () => {
    expect(firstClause(await retrieve('kế hoạch Thái Nguyên năm 2024 kinh phí thực hiện lấy ở đâu'))).toBe('003-thai-nguyen-2024#III');
    expect(firstClause(await retrieve('kế hoạch Thái Nguyên năm 2026 kinh phí thực hiện lấy ở đâu'))).toBe('000-thai-nguyen-2026#III');
  });
  it('finds the signature when it asks who signed', async () => {
    expect(firstClause(await retrieve('ai ký kế hoạch năm 2024'))).toBe('003-thai-nguyen-2024#KT');
  });
  it.each(['kế hoạch tuyên truyền cải cách hành chính năm 2026 của tỉnh Lào Cai', 'kế hoạch tuyên truyền cải cách hành chính của Thái Nguyên năm 2019'])(
    'is none of ours when the place or the year is another: "%s"', async (question) => {
      const { kind, probability } = await retrieve(question);
      expect(kind).toBe('plan');
      expect(probability.ours).toBeLessThan(0.5);
    },
  );
});

describe('what the search gives', () => {
  const words = fc.constantFrom('khai', 'sinh', 'tạm', 'trú', 'kế hoạch', '2026', 'Thái Nguyên', 'ở', 'đâu', 'lệ phí', 'xã', 'Sơn La', '1.001193', 'phở', 'bò', 'ko', '🎉', '%', "'");
  const question = fc.array(words, { minLength: 1, maxLength: 9 }).map((list) => list.join(' '));
  const run = (property: (retrieval: Retrieval) => boolean) =>
    fc.assert(fc.asyncProperty(question, async (text) => property(await retrieve(text))), { numRuns: 60 });

  it('is sure between 0 and 1', () => run(({ probability }) => Object.values(probability).every((p) => p >= 0 && p <= 1)));
  it('names each procedure once and procedures only', () => run(({ procedures }) => {
    const numbers = procedures.map(({ document }) => document);
    return new Set(numbers).size === numbers.length && numbers.every((number) => index.generation.documents[number]?.kind === 'procedure');
  }));
  it('names each section of a plan once, best first', () => run(({ clauses }) => {
    const places = clauses.map(({ document, section }) => `${document} ${section}`);
    return new Set(places).size === places.length && clauses.every(({ score }, i) => i === 0 || score <= clauses[i - 1]!.score);
  }));
  it('is made of numbers', () => run(({ inputs, procedures, clauses }) =>
    [...Object.values(inputs.decision), ...procedures.map(({ score }) => score), ...clauses.map(({ score }) => score)].every(Number.isFinite)));
  it('is the same for the same question', () => fc.assert(fc.asyncProperty(question, async (text) =>
    JSON.stringify(await retrieve(text)) === JSON.stringify(await retrieve(text))), { numRuns: 30 }));
});

describe('coverage', () => {
  const cover = (question: string, texts: string[]): number => coverage(question, texts, index.retriever.termWeight);
  it('is 1 when all words stand in the texts, diacritics or not, and 0 when none does', () => {
    expect(cover('khai sinh', ['Đăng ký KHAI SINH'])).toBe(1);
    expect(cover('nấu phở', ['Đăng ký khai sinh'])).toBe(0);
  });
  it('counts a rare word more than a common one', () => {
    expect(cover('hôn đăng', ['hôn'])).toBeGreaterThan(cover('hôn đăng', ['đăng']));
  });
  it('lies between 0 and 1 for any question', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (asked, texts) => cover(asked, texts) >= 0 && cover(asked, texts) <= 1));
  });
});
