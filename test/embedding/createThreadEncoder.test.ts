import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEncoder } from '../../src/embedding/createEncoder.js';
import type * as ThreadEncoder from '../../src/embedding/createThreadEncoder.js';
import type { Encoder } from '../../src/embedding/encoder.js';

const modelDir = fileURLToPath(new URL('../../models/e5-small-vi', import.meta.url));
// A thread runs a file of its own, which must be JavaScript: the built one, as in the product. `npm test` builds it first.
const built = new URL('../../dist/src/embedding/createThreadEncoder.js', import.meta.url).href;
const { createThreadEncoder } = (await import(built)) as typeof ThreadEncoder;

describe('createThreadEncoder with the bundled model', { timeout: 60_000 }, () => {
  let direct: Encoder;
  let threaded: Encoder;
  beforeAll(async () => { [direct, threaded] = await Promise.all([createEncoder({ modelDir }), createThreadEncoder({ modelDir })]); }, 60_000);
  afterAll(() => Promise.all([direct.dispose(), threaded.dispose()]));

  it('is the same encoder as without a thread', () => {
    expect([threaded.name, threaded.digest, threaded.dimension]).toEqual([direct.name, direct.digest, direct.dimension]);
  });
  it('gives the same vectors, of questions and of passages', async () => {
    const texts = ['con mới sinh làm giấy tờ ở đâu', 'lệ phí'];
    expect(await threaded.embedQueries(texts)).toEqual(await direct.embedQueries(texts));
    expect(await threaded.embedPassages(texts)).toEqual(await direct.embedPassages(texts));
  });
  it('answers each of many asked at once with its own vector', async () => {
    const texts = Array.from({ length: 20 }, (_, i) => `thủ tục số ${i}`);
    const [together, alone] = [await Promise.all(texts.map((text) => threaded.embedQueries([text]))), await direct.embedQueries([texts[7]!])];
    expect(Array.from(together[7]![0]!)).toEqual(Array.from(alone[0]!));
  });
  it('refuses a folder without a model as the encoder itself does', async () => {
    await expect(createThreadEncoder({ modelDir: '/nonexistent' })).rejects.toThrow(/nonexistent/u);
  });
});
