import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorpusFileError } from '../../../src/corpus/plans/corpusFileError.js';
import { readPlan } from '../../../src/corpus/plans/readPlan.js';

const HEAD = '---\nid: 900-ke-hoach\ntitle: Kế hoạch thử\nlevel: commune\n---\n';
const read = (body: string, head = HEAD) => readPlan(`${head}${body}`, 'plans/900.md');
const lines = (body: string) => Object.fromEntries(read(body).sections.map(({ path, lines: each }) => [path, each]));

describe('readPlan', () => {
  it('takes what stands before the first number as MD', () => {
    expect(lines('ỦY BAN NHÂN DÂN\n\n# KẾ HOẠCH Thử\n\nCăn cứ luật. Như sau:\n\n## I. MỤC ĐÍCH\n\nMột.')).toEqual({ MD: ['ỦY BAN NHÂN DÂN', 'KẾ HOẠCH Thử', 'Căn cứ luật.', 'Như sau:'], I: ['Một.'] });
  });

  it("keeps a section's own lines apart from those of its children", () => {
    expect(lines('## II. NỘI DUNG\n### 2. Nội dung\nLời dẫn.\n#### 2.1.\nÝ một.\n#### 2.2 Ý hai\n- a\n- b\n### 3. Khác\nHết.')).toEqual({
      II: [],
      'II.2': ['Lời dẫn.'],
      'II.2.1': ['Ý một.'],
      'II.2.2': ['a', 'b'],
      'II.3': ['Hết.'],
    });
  });

  it('reads the numbers, not the depth of the marks', () => {
    expect(Object.keys(lines('# IV. TỔ CHỨC\n# 8. Công an\n- x\n# 8.1. Đội\n- y\n# V. HIỆU LỰC\n- z'))).toEqual(['IV', 'IV.8', 'IV.8.1', 'V']);
  });

  it('puts lettered headings below the number they stand under', () => {
    expect(Object.keys(lines('## I. A\n### 1. B\n#### a) C\nx\n#### b) D\ny\n### 2. E\n#### a) F\nz'))).toEqual(['I', 'I.1', 'I.1.a', 'I.1.b', 'I.2', 'I.2.a']);
  });

  it('puts the label of a heading before its only paragraph, so that the line is understood alone', () => {
    const [section] = read('### 1. Thời gian:\n\nThường xuyên.').sections;
    expect(section).toMatchObject({ heading: '1. Thời gian', lines: ['Thời gian: Thường xuyên.'] });
  });

  it('makes a line of a heading that is a whole statement', () => {
    const long = 'Phối hợp với các cơ quan liên quan đăng tải, tuyên truyền các video hướng dẫn tổ chức, cá nhân truy cập cổng dịch vụ công để nộp hồ sơ';
    expect(lines(`### 3. ${long}\n#### 3.1. Thời gian:\n\nNăm 2026.`)).toEqual({ '3': [long], '3.1': ['Thời gian: Năm 2026.'] });
  });

  it('reads a table outside of the appendix as one line a row', () => {
    expect(lines('## I. A\n| Việc | Hạn |\n|---|---|\n| Một | Quý I |\n| Hai | |')).toEqual({ I: ['Việc: Một; Hạn: Quý I', 'Việc: Hai'] });
  });

  it('names a second appendix PL2', () => {
    const row = '| STT | Nhiệm vụ |\n|---|---|\n| 1 | A |';
    expect(Object.keys(lines(`## PHỤ LỤC I\n${row}\n## PHỤ LỤC II\n${row}`))).toEqual(['PL', 'PL.1', 'PL2', 'PL2.1']);
  });

  it('numbers the rows of an appendix that has no such column', () => {
    expect(lines('## PHỤ LỤC\n| Nội dung công việc | Kết quả |\n|---|---|\n| A | B |')).toEqual({ PL: [], 'PL.1': ['Nhiệm vụ: A', 'Kết quả: B'] });
  });

  it('cuts a line that is too long at the ends of sentences, then at semicolons, and loses nothing', () => {
    const sentence = (n: number) => `Câu ${n} ${'nói về công tác tuyên truyền '.repeat(4).trim()}.`;
    const item = [1, 2, 3, 4, 5].map(sentence).join(' ');
    const cut = lines(`## I. A\n- ${item}`)['I'] ?? [];
    expect(cut.length).toBeGreaterThan(1);
    expect(cut.every((line) => line.length <= 400 && line.endsWith('.'))).toBe(true);
    expect(cut.join(' ')).toBe(item);
    const clauses = [1, 2, 3, 4, 5].map((n) => sentence(n).replace('.', ';')).join(' ').replace(/;$/, '.');
    const parts = lines(`## I. A\n- ${clauses}`)['I'] ?? [];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.slice(0, -1).every((line) => line.length <= 400 && line.endsWith(';'))).toBe(true);
    expect(parts.join(' ')).toBe(clauses);
  });

  it('leaves out what the head does not say', () => {
    expect(read('## I. A\nx')).not.toHaveProperty('number');
  });

  it('reads decomposed letters as composed ones', () => {
    expect(lines('## I. A\nTiếng Việt'.normalize('NFD'))).toEqual({ I: ['Tiếng Việt'] });
  });

  it.each([
    ['a missing title', '---\nid: a\nlevel: commune\n---\n', /title/],
    ['an unknown field', `${HEAD.slice(0, -4)}sogner: X\n---\n`, /sogner/],
    ['an unknown level, with its value', '---\nid: a\ntitle: T\nlevel: district\n---\n', /level.*"district"/],
    ['an id with blanks', '---\nid: a b\ntitle: T\nlevel: commune\n---\n', /id.*"a b"/],
    ['broken YAML', '---\nid: [\n---\n', /YAML/],
    ['no head at all', '', /front matter/],
  ])('refuses %s', (_, head, message) => {
    expect(() => read('## I. A\nx', head)).toThrow(message);
  });

  it('refuses a heading without a number, and two with one number', () => {
    expect(() => read('## I. A\n### Không số\nx')).toThrow(/Không số.*no number/);
    expect(() => read('## I. A\n## I. B\nx')).toThrow(/number I: "I. A" and "I. B"/);
  });

  it('gives a document or a typed refusal for any body', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('## I. A', '### 1. B', '#### 1.1.', '- x', '| a | b |', '|---|---|', '## PHỤ LỤC', '## Nơi nhận:', '', '[', '**', '1.', '<br>'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        try {
          const paths = read(pieces.join('\n')).sections.map(({ path }) => path);
          expect(new Set(paths).size).toBe(paths.length);
        } catch (error) {
          expect(error).toBeInstanceOf(CorpusFileError);
        }
      }),
    );
  });
});
