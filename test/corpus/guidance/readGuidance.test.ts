import { describe, expect, it } from 'vitest';
import { GuidanceError } from '../../../src/corpus/guidance/guidanceError.js';
import { readGuidance } from '../../../src/corpus/guidance/readGuidance.js';

const HEAD = `code: "1.001193"
title: Thủ tục đăng ký khai sinh
short: Làm giấy khai sinh cho con
levels: [commune]
field: Hộ tịch
who: [Công dân Việt Nam]
url: https://dichvucong.gov.vn/x
captured: "2026-07"
record: "0123456789abcdef"
legal_bases:
  - { number: 60/2014/QH13, title: Luật Hộ tịch }
validity: { status: in_force, note: Luật mới từ năm sau. }
warnings: [Thời hạn không có đơn vị.]`;
const BODY = `Con mới sinh thì làm khai sinh. Làm trong 60 ngày.

## Nộp ở đâu

- Trung tâm Phục vụ hành chính công,
  hoặc qua mạng.
- Công an cấp xã. Giờ hành chính.

## Hay vướng

Khai muộn có thể bị phạt.`;

const read = (head = HEAD, body = BODY) => readGuidance(`---\n${head}\n---\n\n${body}\n`, 'procedures/1.001193.md');

describe('readGuidance', () => {
  it('reads the head of a procedure', () => {
    expect(read()).toMatchObject({
      id: '1.001193',
      kind: 'procedure',
      title: 'Thủ tục đăng ký khai sinh',
      date: '2026-07',
      levels: ['commune'],
      field: 'Hộ tịch',
      who: ['Công dân Việt Nam'],
      url: 'https://dichvucong.gov.vn/x',
      validity: { status: 'in_force', note: 'Luật mới từ năm sau.' },
      warnings: ['Thời hạn không có đơn vị.'],
      files: ['procedures/1.001193.md'],
    });
  });

  it('makes a section of each heading, with its aspect, and one of the legal bases', () => {
    const { sections } = read();
    expect(sections.map(({ path, aspect, layer }) => [path, aspect, layer])).toEqual([
      ['about', undefined, 'guidance'],
      ['place', 'place', 'guidance'],
      ['pitfalls', undefined, 'guidance'],
      ['legal_basis', 'legal_basis', 'guidance'],
    ]);
    expect(sections.at(-1)?.lines).toEqual(['Luật Hộ tịch (60/2014/QH13)']);
  });

  it('heads what the procedure is for with its everyday name', () => {
    expect(read().sections[0]).toMatchObject({ heading: 'Làm giấy khai sinh cho con', lines: ['Con mới sinh thì làm khai sinh.', 'Làm trong 60 ngày.'] });
  });

  it('keeps a list item as one line', () => {
    expect(read().sections[1]?.lines).toEqual(['Trung tâm Phục vụ hành chính công, hoặc qua mạng.', 'Công an cấp xã. Giờ hành chính.']);
  });

  it('marks an aspect that the record leaves unclear', () => {
    expect(read(`${HEAD}\nunclear: [place]`).sections[1]).toMatchObject({ path: 'place', unclear: true });
  });

  it.each([
    ['no front matter', () => readGuidance('## Nộp ở đâu\n', 'x.md'), /x\.md: the file must begin with a front matter/],
    ['a code without quotes', () => read(HEAD.replace('"1.001193"', '1.001193')), /field "code"/],
    ['a missing source', () => read(HEAD.replace('url: https://dichvucong.gov.vn/x', '')), /field "url"/],
    ['an unknown field', () => read(`${HEAD}\nfee: 1`), /fee/],
    ['an unknown heading', () => read(HEAD, `${BODY}\n\n## Địa điểm\n\n- x`), /the heading "Địa điểm" is unknown/],
    ['a heading twice', () => read(HEAD, `${BODY}\n\n## Nộp ở đâu\n\n- x`), /"place" stands twice/],
    ['an empty heading', () => read(HEAD, `${BODY}\n\n## Các bước\n`), /nothing under "Các bước"/],
    ['no introduction', () => read(HEAD, '## Nộp ở đâu\n\n- x'), /before the first heading/],
    ['only an introduction', () => read(HEAD, 'Con mới sinh.'), /no section below/],
    ['an unclear aspect without a section', () => read(`${HEAD}\nunclear: [fee]`), /"unclear" names "fee"/],
  ])('refuses %s and names it', (_what, run, message) => {
    expect(run).toThrow(GuidanceError);
    expect(run).toThrow(message);
  });
});
