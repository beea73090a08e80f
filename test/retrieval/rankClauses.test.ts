import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document, Phrasing, Section } from '../../src/corpus/document.js';
import { buildGeneration } from '../../src/index/build/buildGeneration.js';
import type { Generation } from '../../src/index/generation.js';
import { openCurrent } from '../../src/index/openCurrent.js';
import { sourceOf } from '../../src/index/sourceOf.js';
import { planCues } from '../../src/retrieval/questionPlan.js';
import { createClauseReader } from '../../src/retrieval/clauseFeatures.js';
import { rankClauses } from '../../src/retrieval/rankClauses.js';
import { questionTerms } from '../../src/retrieval/terms.js';
import { wordEncoder } from '../fakes/encoder.js';
import { CLAUSES } from './support/smallIndex.js';

const section = (path: string, heading: string, lines: string[], trail: string[] = []): Section => ({ path, heading, trail, layer: 'plan', lines });
const plan = (id: string, place: string, year: number): Document => ({
  id, kind: 'plan', title: 'Kế hoạch tuyên truyền', place, years: [year], levels: [], validity: { status: 'in_force' }, warnings: [], files: [],
  sections: [
    section('MD', 'Mở đầu', ['Thực hiện quyết định của Ủy ban nhân dân về tuyên truyền, ban hành kế hoạch như sau.']),
    section('III', 'III. Kinh phí thực hiện', ['Kinh phí bố trí trong dự toán của các đơn vị.']),
    section('IV.2', '2. Sở Nội vụ', ['Theo dõi, đôn đốc, báo cáo.'], ['IV. Tổ chức thực hiện']),
    section('IV.5', '5. Sở Tư pháp', ['Phổ biến pháp luật cho người dân.'], ['IV. Tổ chức thực hiện']),
    section('PL.1', 'Phụ lục, dòng 1', ['Nhiệm vụ: tập huấn nghiệp vụ', 'Chủ trì: Sở Nội vụ', 'Thời gian: Quý II'], ['Phụ lục']),
    section('KT', 'Nơi nhận', ['Như trên;', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Họ và tên']),
  ],
});
const documents = [plan('a-2024', 'Thái Nguyên', 2024), plan('b-2026', 'Thái Nguyên', 2026), plan('c-2026', 'xã Vĩnh Thông', 2026)];
const phrasings: Phrasing[] = [{ document: 'b-2026', section: 'III', kind: 'plain', text: 'rút hầu bao' }];
const encoder = wordEncoder();
let generation: Generation;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clauses-'));
  await buildGeneration({ source: sourceOf({ documents, phrasings, elsewhere: [] }), indexDir: dir, encoder });
  generation = await openCurrent(dir, encoder);
});
afterAll(async () => {
  generation.close();
  await rm(dir, { recursive: true, force: true });
});

function wordsOf({ lexical, ranges }: Generation, question: string) {
  const terms = questionTerms(question, question, []);
  return {
    clauseWords: lexical.folded.scores(terms.folded, terms.weights).slice(...ranges.clause),
    clauseAccents: lexical.accented.scores(terms.accented, terms.weights).slice(...ranges.clause),
    clausePhrasingWords: lexical.folded.scores(terms.folded, terms.weights).slice(...ranges.clausePhrasing),
  };
}

async function best(question: string): Promise<string> {
  const [vector] = await encoder.embedQueries([question]);
  const [first] = rankClauses(createClauseReader(generation, () => 1)(question, wordsOf(generation, question), vector!, planCues(question, ['Thái Nguyên', 'xã Vĩnh Thông'])).candidates, CLAUSES);
  return `${generation.documents[first!.document]!.id}#${first!.section}`;
}

describe('the ranking of sections', () => {
  it.each([
    ['kinh phí thực hiện năm 2024', 'a-2024#III'], ['kinh phí thực hiện của Thái Nguyên năm 2026', 'b-2026#III'], ['kinh phí thực hiện của Vĩnh Thông', 'c-2026#III'], ['kinh phí của xã Vĩnh Thông tỉnh Thái Nguyên năm 2026', 'c-2026#III'],
  ])('goes by place and year: "%s"', async (question, section) => expect(await best(question)).toBe(section));
  it('takes the section under the name of a body', async () => expect(await best('năm 2024 giao Sở Tư pháp làm gì')).toBe('a-2024#IV.5'));
  it('takes the section that people ask for in such words', async () => expect(await best('kinh phí thực hiện rút hầu bao nào')).toBe('b-2026#III'));
  it('takes the closing part when it asks who signed', async () => expect(await best('ai ký kế hoạch năm 2024')).toBe('a-2024#KT'));
  it('takes the opening part when it asks what the plan rests on', async () => expect(await best('kế hoạch năm 2024 ban hành theo quyết định nào')).toBe('a-2024#MD'));
  it('takes a row of the appendix when it asks who does what and when', async () => expect(await best('sở nào chủ trì tập huấn nghiệp vụ năm 2024')).toBe('a-2024#PL.1'));
  it('finds nothing where there are no plans', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'clauses-'));
    const procedure: Document = { ...plan('1.000001', 'x', 2024), kind: 'procedure', sections: [{ path: 'fee', heading: 'Phí', trail: [], aspect: 'fee', layer: 'facts', lines: ['Miễn phí.'] }] };
    await buildGeneration({ source: sourceOf({ documents: [procedure], phrasings: [], elsewhere: [] }), indexDir: empty, encoder });
    const other = await openCurrent(empty, encoder);
    const [vector] = await encoder.embedQueries(['kế hoạch']);
    expect(createClauseReader(other, () => 1)('kế hoạch', wordsOf(other, 'kế hoạch'), vector!, planCues('kế hoạch', []))).toEqual({ candidates: [], meaning: -1, phrasedMeaning: -1 });
    other.close();
    await rm(empty, { recursive: true });
  });
});
