import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEncoder } from '../../src/embedding/createEncoder.js';
import type { Encoder } from '../../src/embedding/encoder.js';
import { EncoderError } from '../../src/embedding/encoderError.js';

const modelDir = fileURLToPath(new URL('../../models/e5-small-vi', import.meta.url));
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('createEncoder with the bundled model', { timeout: 60_000 }, () => {
  let encoder: Encoder;
  beforeAll(async () => { encoder = await createEncoder({ modelDir }); }, 60_000);
  afterAll(() => encoder.dispose());

  it('makes vectors of all dimensions that the model has, of length 1', async () => {
    const [vector] = await encoder.embedQueries(['con mới sinh làm giấy tờ ở đâu']);
    expect(vector).toHaveLength(384);
    expect(dot(vector!, vector!)).toBeCloseTo(1, 5);
  });

  it('puts a question nearest to the procedure that answers it', async () => {
    const titles = ['Đăng ký khai sinh', 'Đăng ký kết hôn', 'Cấp lại giấy phép lái xe', 'Đăng ký thành lập hộ kinh doanh'];
    const passages = await encoder.embedPassages(titles);
    const questions = await encoder.embedQueries(['con mới sinh làm giấy tờ ở đâu', 'hai đứa em muốn làm giấy cưới', 'mất bằng lái xe máy làm lại sao', 'mở quán tạp hoá cần đăng ký gì']);
    questions.forEach((question, i) => {
      const similarities = passages.map((passage) => dot(question, passage));
      expect(similarities.indexOf(Math.max(...similarities)), titles[i]).toBe(i);
    });
  });

  it('gives vectors in the order of the texts, whatever their lengths, near those of each alone', async () => {
    const texts = ['lệ phí', 'giấy tờ cần mang theo khi đi đăng ký khai sinh cho con mới sinh ở xã', 'nơi nộp hồ sơ'];
    const together = await encoder.embedPassages(texts);
    for (const [i, text] of texts.entries()) {
      const [alone] = await encoder.embedPassages([text]);
      expect(dot(together[i]!, alone!)).toBeGreaterThan(0.98);
    }
  });

  it('tells of every text once, by batches', async () => {
    const seen: number[] = [];
    const texts = Array.from({ length: 60 }, (_, i) => `thủ tục ${i} ${'hồ sơ '.repeat(i)}`);
    const vectors = await encoder.embedPassages(texts, { onBatch: (positions, batch) => { expect(batch).toHaveLength(positions.length); seen.push(...positions); } });
    expect(seen.sort((a, b) => a - b)).toEqual(texts.map((_, i) => i));
    expect(vectors).toHaveLength(60);
  });

  it('takes an empty text and one far too long', async () => {
    const vectors = await encoder.embedQueries(['', 'hồ sơ '.repeat(20_000)]);
    for (const vector of vectors) expect(vector.every(Number.isFinite)).toBe(true);
  });

  it('takes no text at all', async () => {
    expect(await encoder.embedQueries([])).toEqual([]);
  });

  it('stops when it is told to', async () => {
    await expect(encoder.embedPassages(['một'], { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('has a digest that the cut and the prefixes change', async () => {
    for (const change of [{ passageTokens: 64 }, { prefixes: { query: '', passage: '' } }]) {
      const other = await createEncoder({ modelDir, ...change });
      expect(other.digest).not.toBe(encoder.digest);
      await other.dispose();
    }
  });

  it('refuses more dimensions than the model has', async () => {
    await expect(createEncoder({ modelDir, dimension: 500 })).rejects.toThrow(/500.*384/);
  });
});

describe('createEncoder without a model', () => {
  it('names the file that is missing and the remedy', async () => {
    await expect(createEncoder({ modelDir: '/nowhere/model' })).rejects.toThrow(EncoderError);
    await expect(createEncoder({ modelDir: '/nowhere/model' })).rejects.toThrow(/config\.json.*models\/e5-small-vi/);
  });
});
