import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LexiconError } from '../../../src/corpus/lexicon/lexicon.js';
import { readAbbreviations } from '../../../src/corpus/lexicon/readAbbreviations.js';
import { readLexicon } from '../../../src/corpus/lexicon/readLexicon.js';
import { readOldNames } from '../../../src/corpus/lexicon/readOldNames.js';

describe('readLexicon', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lexicon-'));
    await writeFile(join(dir, 'abbreviations.tsv'), '# nguồn\nvariant\tstandard\tnote\nhk\thộ khẩu\tmơ hồ: học kỳ\n');
    await writeFile(join(dir, 'teencode.tsv'), 'variant\tstandard\tnote\nko\tkhông\t\n');
    await writeFile(join(dir, 'old-names.yaml'), '- { old: [sổ đỏ], current: giấy chứng nhận quyền sử dụng đất, kind: everyday }\n');
    await writeFile(join(dir, 'places.tsv'), 'province\tcode\tmerged_from\tnote\nThái Nguyên\t19\tBắc Kạn; Thái Nguyên\t\n');
    await writeFile(join(dir, 'places-communes.tsv'), 'province\tcommune\tcode\tmerged_from\tnote\nThái Nguyên\txã Vĩnh Thông\t01981\txã Sỹ Bình; xã Vũ Muộn\tghi chú\n');
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('reads all five files', async () => {
    expect(await readLexicon(dir)).toEqual({
      abbreviations: [{ variant: 'hk', standard: 'hộ khẩu', ambiguous: true, note: 'mơ hồ: học kỳ' }],
      teencode: [{ variant: 'ko', standard: 'không', ambiguous: false, note: '' }],
      oldNames: [{ old: ['sổ đỏ'], current: 'giấy chứng nhận quyền sử dụng đất', kind: 'everyday', ambiguous: false }],
      places: [
        { province: 'Thái Nguyên', code: '19', mergedFrom: ['Bắc Kạn', 'Thái Nguyên'] },
        { province: 'Thái Nguyên', commune: 'xã Vĩnh Thông', code: '01981', mergedFrom: ['xã Sỹ Bình', 'xã Vũ Muộn'], note: 'ghi chú' },
      ],
    });
  });

  it('names a file that is missing', async () => {
    await rm(join(dir, 'teencode.tsv'));
    await expect(readLexicon(dir)).rejects.toThrow(/teencode\.tsv: it cannot be read/);
  });

  it('names the line of a cell that is empty', () => {
    expect(() => readAbbreviations('variant\tstandard\tnote\nko\t\t\n', 'x.tsv')).toThrow(/x\.tsv: line 2: "standard" is empty/);
  });

  it('names the line with too few columns', () => {
    expect(() => readAbbreviations('variant\tstandard\tnote\nko\tkhông\n', 'x.tsv')).toThrow(LexiconError);
  });

  it('names the entry and field of an old name', () => {
    expect(() => readOldNames('- { old: [], current: x, kind: old }\n', 'x.yaml')).toThrow(/entry 1, field "old"/);
    expect(() => readOldNames('- { old: [a], current: x, kind: new }\n', 'x.yaml')).toThrow(/entry 1, field "kind"/);
  });
});
