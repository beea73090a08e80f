import { describe, expect, it } from 'vitest';
import type { Document, Layer, Section } from '../../../src/corpus/document.js';
import { mergeDocuments } from '../../../src/corpus/load/mergeDocuments.js';

const section = (layer: Layer): Section => ({ path: 'fee', heading: 'Lệ phí', trail: [], layer, lines: [layer] });
const found = (layer: Layer, more: Partial<Document> = {}) => ({
  layer,
  document: { id: '1.001193', kind: 'procedure' as const, title: layer, levels: [], validity: { status: 'in_force' as const }, warnings: [], sections: [section(layer)], files: [`${layer}/a`], ...more },
});

describe('mergeDocuments', () => {
  it('puts guidance before the fact sheet, and that before the record, whatever the order of the files', () => {
    const { documents, problems } = mergeDocuments([found('record'), found('facts'), found('guidance')]);
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(documents[0]?.title).toBe('guidance');
    expect(documents[0]?.sections.map(({ layer }) => layer)).toEqual(['guidance', 'facts', 'record']);
    expect(documents[0]?.files).toEqual(['guidance/a', 'facts/a', 'record/a']);
  });

  it('fills in from the next layer what one leaves open', () => {
    const [document] = mergeDocuments([found('guidance', { warnings: ['a'] }), found('facts', { levels: ['commune'], url: 'https://x', field: 'Hộ tịch', warnings: ['a', 'b'] })]).documents;
    expect(document).toMatchObject({ title: 'guidance', levels: ['commune'], url: 'https://x', field: 'Hộ tịch', warnings: ['a', 'b'] });
  });

  it('names both files of two documents with one id in one layer, and leaves the second out', () => {
    const { documents, problems } = mergeDocuments([found('guidance'), found('guidance', { files: ['guidance/b'], title: 'second' })]);
    expect(documents.map(({ title }) => title)).toEqual(['guidance']);
    expect(problems).toMatchObject([{ file: 'guidance/b', severity: 'error', cause: expect.stringContaining('1.001193 stands in guidance/a') as string }]);
  });

  it('does not merge a plan with anything of the same id', () => {
    expect(mergeDocuments([found('plan'), found('text')]).problems).toHaveLength(1);
    expect(mergeDocuments([found('facts'), found('plan')]).problems).toHaveLength(1);
  });

  it('sorts documents by id', () => {
    expect(mergeDocuments([found('facts', { id: '2' }), found('facts', { id: '1' })]).documents.map(({ id }) => id)).toEqual(['1', '2']);
  });
});
