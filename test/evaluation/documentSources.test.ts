import { describe, expect, it } from 'vitest';
import type { Document } from '../../src/corpus/document.js';
import { documentSources } from '../../src/evaluation/documentSources.js';

const birth: Document = {
  id: '1.001193', kind: 'procedure', title: 'Đăng ký khai sinh', date: '2026-07', levels: ['commune'], validity: { status: 'in_force' }, warnings: [], files: [],
  sections: [
    { path: 'fee', heading: 'Lệ phí', trail: [], layer: 'guidance', lines: ['Miễn lệ phí.'] },
    { path: 'fee', heading: 'Phí theo Cổng', trail: [], layer: 'facts', lines: ['Phí: 8.000 đồng.'] },
  ],
};

describe('documentSources', () => {
  const sources = documentSources((id) => (id === birth.id ? birth : undefined));
  it('gives the lines of every layer of a section', () => {
    expect(sources.section('1.001193', 'fee')).toBe('Lệ phí\nMiễn lệ phí.\nPhí theo Cổng\nPhí: 8.000 đồng.');
  });
  it('gives the head with code, title and date', () => {
    expect(sources.head('1.001193')).toBe('1.001193\nĐăng ký khai sinh\n2026-07');
  });
  it('knows nothing of what is not there', () => {
    expect(sources.section('1.001193', 'steps')).toBeUndefined();
    expect(sources.head('9.999999')).toBeUndefined();
  });
});
