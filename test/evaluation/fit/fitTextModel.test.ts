import { describe, expect, it } from 'vitest';
import { fitTextModel, outOfFoldAccuracy, type TextSample } from '../../../src/evaluation/fit/fitTextModel.js';
import { labelProbabilities, textFeatures } from '../../../src/retrieval/textModel.js';

const LABELS = ['fee', 'place'] as const;
const SAMPLES: TextSample<(typeof LABELS)[number]>[] = Array.from({ length: 40 }, (_, i) => (i % 2 === 0
  ? { features: textFeatures(`thủ tục ${i} mất bao nhiêu tiền`), label: 'fee' }
  : { features: textFeatures(`thủ tục ${i} nộp ở đâu`), label: 'place' }));

describe('fitTextModel', () => {
  it('finds the words that tell the labels apart, also in texts it did not see', () => {
    const [fee] = labelProbabilities(fitTextModel(SAMPLES, LABELS), textFeatures('cái này bao nhiêu tiền'));
    expect(fee).toBeGreaterThan(0.7);
    expect(outOfFoldAccuracy(SAMPLES, LABELS)).toBeGreaterThan(0.9);
  });
  it('keeps no word that few samples hold', () => expect([...fitTextModel(SAMPLES, LABELS).weights.keys()]).not.toContain('7'));
  it('gives the same weights for the same samples', () => expect(fitTextModel(SAMPLES, LABELS)).toEqual(fitTextModel(SAMPLES, LABELS)));
});
