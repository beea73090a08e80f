import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export class ImportError extends Error {
  override name = 'ImportError';
}

/**
 * Lines of a plain or gzip file, read as a stream; gzip is told by its first bytes, not by the name.
 * @throws ImportError when the file cannot be read or its gzip is broken.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const gzip = await isGzip(file);
  const source = createReadStream(file);
  const text: Readable = gzip ? pipeline(source, createGunzip(), () => undefined) : source;
  text.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of text as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line;
    }
  } catch (error) {
    throw new ImportError(`${file}: ${error instanceof Error ? error.message : String(error)}; the file is damaged or cut off, fetch it again`);
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

async function isGzip(file: string): Promise<boolean> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ImportError(`${file}: ${error instanceof Error ? error.message : String(error)}; name a file of JSON lines, plain or gzip`);
  }
}
