import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understand } from '../../src/retrieval/understand.js';
import type { Lookup } from '../../src/retrieval/lookup.js';
import type { LeftOut } from '../../src/retrieval/wordSignals.js';
import { tokens } from '../../src/text/tokens.js';
import { wordEncoder } from '../fakes/encoder.js';
import { openSmallIndex, type SmallIndex } from './support/smallIndex.js';

let index: SmallIndex;
beforeAll(async () => { index = await openSmallIndex(); });
afterAll(() => index.close());

const number = (code: string): number => index.generation.documentNumber(code)!;
async function look(text: string, leftOut?: LeftOut): Promise<Lookup> {
  const { retriever } = index;
  const question = understand(text, [], retriever);
  const [vector] = await wordEncoder().embedQueries([question.restored]);
  return retriever.looker.look(retriever.looker.words(question, leftOut), vector!, leftOut);
}
/** A phrasing without short forms, and its unit. */
function aPhrasing(): { text: string; unit: number; document: number } {
  const [from, to] = index.generation.ranges.phrasing;
  const unit = Array.from({ length: to - from }, (_, i) => from + i).find((one) => index.retriever.expand(index.generation.text(one)).text === tokens(index.generation.text(one).toLowerCase()).join(' '))!;
  return { text: index.generation.text(unit), unit, document: index.generation.units[unit]!.document };
}

describe('look', () => {
  it('finds a phrasing by its own words, by words and by meaning', async () => {
    const { text, document } = aPhrasing();
    const { signals } = await look(text);
    expect(signals.phrasingMeaning[document]).toBeCloseTo(1, 3);
    expect(Math.max(...signals.phrasingWords)).toBe(signals.phrasingWords[document]);
  });
  it('does not find it when it is hidden', async () => {
    const { text, unit, document } = aPhrasing();
    expect((await look(text, { units: new Set([unit]) })).signals.phrasingMeaning[document]).toBeLessThan(0.99);
  });
  it('finds no phrasing of a procedure whose phrasings are left out, and says that it has none', async () => {
    const { text, document } = aPhrasing();
    const { signals, candidates } = await look(text, { phrasingsOf: new Set([document]) });
    expect([signals.phrasingMeaning[document], signals.phrasingWords[document], signals.hasPhrasings[document]]).toEqual([-1, 0, 0]);
    expect(candidates.find((one) => one.document === document)?.hasPhrasings ?? false).toBe(false);
  });
  it('finds a title by its words, diacritics or not', async () => {
    const [accented, folded] = [await look('Đăng ký thành lập hộ kinh doanh'), await look('dang ky thanh lap ho kinh doanh')];
    const document = number('1.001612');
    expect(accented.signals.titleWords[document]).toBe(Math.max(...accented.signals.titleWords));
    expect(folded.signals.titleWords[document]).toBe(accented.signals.titleWords[document]);
  });
  it('asks the accented side only with diacritics', async () => {
    expect(Math.max(...(await look('dang ky ket hon')).signals.titleAccents)).toBe(0);
    expect(Math.max(...(await look('đăng ký kết hôn')).signals.titleAccents)).toBeGreaterThan(0);
  });
  it('takes no plan for a candidate', async () => {
    const { candidates } = await look('kế hoạch tuyên truyền cải cách hành chính Thái Nguyên 2026');
    expect(candidates.filter(({ document }) => index.generation.documents[document]!.kind !== 'procedure')).toEqual([]);
  });
  it('knows a question of elsewhere, unless it is hidden', async () => {
    const [from, to] = index.generation.ranges.elsewhere;
    const text = index.generation.text(from);
    expect((await look(text)).signals.elsewhereMeaning).toBeCloseTo(1, 3);
    const { signals } = await look(text, { units: new Set(Array.from({ length: to - from }, (_, i) => from + i)) });
    expect(signals.elsewhereMeaning).toBeLessThan(0.99);
    expect(signals.elsewhereWords).toBe(0);
  });
  it('gives the second-best phrasing no higher than the best', async () => {
    const { phrasingMeaning, secondPhrasingMeaning } = (await look('làm giấy khai sinh cho con')).signals;
    expect([...secondPhrasingMeaning].every((second, document) => second <= phrasingMeaning[document]!)).toBe(true);
  });
  it('changes nothing that an earlier look gave', async () => {
    const first = await look('đăng ký khai sinh');
    const kept = JSON.stringify(first);
    await look('đăng ký tạm trú');
    expect(JSON.stringify(first)).toBe(kept);
  });
});
