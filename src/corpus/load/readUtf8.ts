import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { CorpusFileError } from '../plans/corpusFileError.js';

/** A longer file is no document but a mistake: one plan has 30 kB, all fact sheets of a field have less than 5 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/**
 * Reads a file as UTF-8 text in NFC, without byte order mark.
 * @throws CorpusFileError when it is empty, too long, or in another encoding
 */
export async function readUtf8(path: string, limit: number = MAX_FILE_BYTES): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > limit) throw new CorpusFileError(`the file has ${megabytes(size)} MB, more than ${megabytes(limit)} MB`, 'split it into one file for each document, or take out what is not text');
    return decodeUtf8(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** @throws CorpusFileError when the bytes are none, or no UTF-8 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new CorpusFileError('the file has zero bytes', 'copy it again from where it came, or delete it');
  const utf16 = utf16Name(bytes);
  if (utf16) throw new CorpusFileError(`the file is written in ${utf16}, not in UTF-8`, `save it as UTF-8, or run: iconv -f ${utf16} -t UTF-8 FILE > NEW`);
  if (!isUtf8(bytes)) {
    throw new CorpusFileError(
      'the file is not valid UTF-8',
      'save it as UTF-8 (in an editor: "Save as", encoding UTF-8), or run: iconv -f WINDOWS-1258 -t UTF-8 FILE > NEW; for TCVN3 or VNI fonts convert it with a tool such as UniKey first',
    );
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw new CorpusFileError('the file holds zero bytes inside: it is no text', 'save it as plain UTF-8 text');
  if (text.trim() === '') throw new CorpusFileError('the file holds nothing but blanks', 'put the text in, or delete it');
  return text.normalize('NFC');
}

/** UTF-16 by its byte order mark, or by the zero that every second byte of Latin text has. */
function utf16Name(bytes: Uint8Array): 'UTF-16' | 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const sample = bytes.subarray(0, 200);
  const zeros = (parity: number) => sample.filter((byte, i) => byte === 0 && i % 2 === parity).length;
  if (zeros(1) > sample.length / 5) return 'UTF-16LE';
  return zeros(0) > sample.length / 5 ? 'UTF-16BE' : undefined;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
}
