import { describe, expect, it } from 'vitest';
import { rankedSections } from '../../src/answer/ranking.js';
import type { Retrieval, Retriever } from '../../src/retrieval/retriever.js';

const documents = Array.from({ length: 30 }, (_, i) => ({ id: `d${i}` }));
const retriever = { generation: { documents } } as unknown as Retriever;
const retrieval = (kind: Retrieval['kind'], procedures: number): Retrieval => ({
  kind,
  procedures: Array.from({ length: procedures }, (_, document) => ({ document, score: 1.234567 - document })),
  clauses: [{ document: 29, section: 'IV.2', score: 0.9 }],
}) as unknown as Retrieval;

describe('rankedSections', () => {
  it('begins with the side that answers', () => {
    expect(rankedSections(retriever, retrieval('procedure', 1), ['fee'])).toEqual([{ document: 'd0', section: 'fee', score: 1.2346 }, { document: 'd29', section: 'IV.2', score: 0.9 }]);
    expect(rankedSections(retriever, retrieval('plan', 1), []).map(({ document }) => document)).toEqual(['d29', 'd0']);
  });
  it('names the section about the procedure where no aspect was asked', () => expect(rankedSections(retriever, retrieval('procedure', 1), [])[0]?.section).toBe('about'));
  it('stops after twenty', () => expect(rankedSections(retriever, retrieval('procedure', 29), [])).toHaveLength(20));
});
