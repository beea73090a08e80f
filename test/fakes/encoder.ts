import type { Encoder } from '../../src/embedding/encoder.js';
import { fold } from '../../src/text/fold.js';
import { tokens } from '../../src/text/tokens.js';
import { fakeEncoder } from '../index/support/fakeEncoder.js';

/** Bytes of the digest behind the fake: a longer vector would only repeat them. */
const DIMENSION = 64;

/**
 * An encoder without a model: texts with common words are near, whatever their diacritics, case and punctuation. It understands no meaning,
 * so tests that use it ask in the words of the documents.
 */
export function wordEncoder(): Encoder {
  const inner = fakeEncoder({ dimension: DIMENSION, digest: 'folded words' });
  // Never the empty text: a vector without a direction has no length.
  const plain = (texts: readonly string[]): string[] => texts.map((text) => ['·', ...tokens(fold(text))].join(' '));
  return {
    ...inner,
    name: 'folded words',
    embedQueries: (texts) => inner.embedQueries(plain(texts)),
    embedPassages: (texts, options) => inner.embedPassages(plain(texts), options),
  };
}
