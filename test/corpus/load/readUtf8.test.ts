import fc from 'fast-check';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CorpusFileError } from '../../../src/corpus/plans/corpusFileError.js';
import { decodeUtf8, readUtf8 } from '../../../src/corpus/load/readUtf8.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'motcua-utf8-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const remedy = (bytes: Uint8Array): string => {
  try {
    decodeUtf8(bytes);
  } catch (error) {
    if (error instanceof CorpusFileError) return `${error.message} → ${error.remedy}`;
    throw error;
  }
  return 'read';
};

describe('readUtf8', () => {
  it('reads UTF-8 with and without a byte order mark, in NFC', () => {
    expect(decodeUtf8(Buffer.from('\uFEFFTiếng Việt'.normalize('NFD')))).toBe('Tiếng Việt');
  });

  it('names UTF-16 and the command that converts it', () => {
    const text = 'Kế hoạch tuyên truyền cải cách';
    expect(remedy(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toMatch(/UTF-16.*iconv -f UTF-16 -t UTF-8/);
    expect(remedy(Buffer.from(text, 'utf16le'))).toMatch(/iconv -f UTF-16LE/);
    expect(remedy(Buffer.from(text, 'utf16le').swap16())).toMatch(/iconv -f UTF-16BE/);
  });

  it('names bytes that are no UTF-8, an empty file and one of blanks', () => {
    expect(remedy(Uint8Array.of(0x4b, 0xea, 0x20, 0x68))).toMatch(/not valid UTF-8 → .*WINDOWS-1258/);
    expect(remedy(new Uint8Array())).toMatch(/zero bytes/);
    expect(remedy(Buffer.from(' \n\n'))).toMatch(/nothing but blanks/);
  });

  it('refuses a file of 50 MB without reading it', async () => {
    const path = join(folder, 'big.txt');
    writeFileSync(path, '');
    truncateSync(path, 50 * 1024 * 1024);
    await expect(readUtf8(path)).rejects.toThrow('the file has 50 MB, more than 20 MB');
  });

  it('gives back any text, or says what is wrong', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(typeof remedy(bytes)).toBe('string');
      }),
    );
  });
});
