import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EncoderError } from './encoderError.js';

/** Files that decide what vector a text gets, relative to the model folder. */
export const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'] as const;

/**
 * Digest of a model folder and of how it is used.
 * @throws EncoderError naming the file that is missing.
 */
export async function encoderDigest(modelDir: string, use: Record<string, string | number>): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(use));
  for (const file of MODEL_FILES) {
    const content = await readFile(join(modelDir, file)).catch((cause: unknown) => {
      throw new EncoderError(
        `The encoder's file ${join(modelDir, file)} cannot be read`,
        'Put the folder of the bundled model back in place (models/e5-small-vi), or name another model folder in the settings',
        { cause },
      );
    });
    hash.update(file).update(content);
  }
  return hash.digest('hex');
}
