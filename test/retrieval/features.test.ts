import { describe, expect, it } from 'vitest';
import type { DocumentMeta } from '../../src/index/unit.js';
import { candidatesOf as candidatesAmong, FEATURES, PHRASING_FEATURES, type Candidate, type Feature } from '../../src/retrieval/features.js';
import type { DocumentSignals } from '../../src/retrieval/documentSignals.js';
import { signalsOf } from './support/signalsOf.js';

const documents = (count: number, changes: Partial<DocumentMeta>[] = []): DocumentMeta[] => Array.from({ length: count }, (_, i) =>
  ({ id: String(i), kind: 'procedure', title: `Thủ tục ${i}`, levels: ['commune'], validity: { status: 'in_force' }, warnings: [], files: [], ...changes[i] }));
const all = (): boolean => true;
/** The sample that the medians are of: all of them. */
const candidatesOf = (signals: DocumentSignals, list: DocumentMeta[], isCandidate: (document: number) => boolean): Candidate[] =>
  candidatesAmong(signals, list, list.map((_, document) => document), isCandidate);
const value = (candidate: Candidate | undefined, name: Feature): number | undefined => candidate?.features[FEATURES.indexOf(name)];
const of = (candidates: Candidate[], document: number): Candidate | undefined => candidates.find((one) => one.document === document);

describe('candidatesOf', () => {
  it('takes the documents that some side found, each once', () => {
    const found = candidatesOf(signalsOf(4, { titleWords: [3, 0, 0, 0], phrasingMeaning: [0.8, 0.7, 0, -1] }), documents(4), all);
    expect(found.map(({ document }) => document).sort()).toEqual([0, 1]);
  });
  it('takes none that is not accepted', () => {
    expect(candidatesOf(signalsOf(2, { titleWords: [3, 2] }), documents(2), (document) => document === 1).map(({ document }) => document)).toEqual([1]);
  });
  it('keeps the best of a long list', () => {
    const scores = Array.from({ length: 300 }, (_, i) => (i * 37) % 300);
    const found = candidatesOf(signalsOf(300, { titleWords: scores }), documents(300), all);
    expect(found.length).toBeLessThan(300);
    expect(of(found, scores.indexOf(299))).toBeDefined();
  });
  it('scales a side from its median to its best', () => {
    const found = candidatesOf(signalsOf(3, { titleWords: [2, 4, 8] }), documents(3), all);
    expect([0, 1, 2].map((document) => value(of(found, document), 'zTitleWords'))).toEqual([-0.5, 0, 1]);
  });
  it('gives a document without phrasings 0 on all their sides', () => {
    const found = candidatesOf(signalsOf(2, { titleWords: [1, 2], phrasingWords: [9, 9], phrasingMeaning: [0.9, 0.9] }, { hasPhrasings: [1, 0] }), documents(2), all);
    expect([...PHRASING_FEATURES].map((name) => value(of(found, 1), name))).toEqual([...PHRASING_FEATURES].map(() => 0));
  });
  it('knows level, validity and who a procedure is for', () => {
    const found = candidatesOf(signalsOf(2, { titleWords: [1, 1] }), documents(2, [
      { levels: ['province'], who: ['Công dân Việt Nam'] }, { validity: { status: 'replaced', replacedBy: '3.000722' } },
    ]), all);
    expect((['commune', 'province', 'citizens', 'outdated'] as const).map((name) => value(of(found, 0), name))).toEqual([0, 1, 1, 0]);
    expect((['commune', 'citizens', 'outdated'] as const).map((name) => value(of(found, 1), name))).toEqual([1, 0, 1]);
  });
  it('takes a procedure of the abolished district level for outdated', () => {
    expect(value(candidatesOf(signalsOf(1, { titleWords: [1] }), documents(1, [{ title: 'Đăng ký cấp huyện' }]), all)[0], 'outdated')).toBe(1);
  });
  it('is made of numbers when all sides are equal', () => {
    const found = candidatesOf(signalsOf(3, { titleWords: [1, 1, 1], phrasingMeaning: [1, 1, 1] }), documents(3), all);
    expect(found.flatMap(({ features }) => [...features]).every(Number.isFinite)).toBe(true);
  });
  it('finds nothing among nothing', () => expect(candidatesOf(signalsOf(0), [], all)).toEqual([]));
});
