import { parseRecords } from '../portal/readRecords.js';
import type { FileContent } from './fileReaders.js';
import { problemOf } from './problemOf.js';
import { readUtf8 } from './readUtf8.js';
import { walkFolder } from './walkFolder.js';

/** All records of the portal have about 40 MB in one file. */
const MAX_IMPORT_BYTES = 256 * 1024 * 1024;

/** Reads the portal records that an operator imported (`*.jsonl`). Other files there, such as a half-written one, are passed over. */
export async function readImports(folder: string): Promise<FileContent[]> {
  const { files, problems } = await walkFolder(folder);
  const contents: FileContent[] = [{ problems }];
  for (const { file, path } of files) {
    if (!file.endsWith('.jsonl')) continue;
    const named = `imports/${file}`;
    try {
      contents.push({ layer: 'record', ...parseRecords(await readUtf8(path, MAX_IMPORT_BYTES), named) });
    } catch (error) {
      contents.push({ problems: [problemOf(error, named)] });
    }
  }
  return contents;
}
