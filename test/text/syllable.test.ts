import { describe, expect, it } from 'vitest';
import { isSyllable } from '../../src/text/syllable.js';

describe('isSyllable', () => {
  it.each(['nghiêng', 'xã', 'xa', 'Đường', 'y', 'quyền', 'ô'])('is true for "%s"', (word) => expect(isSyllable(word)).toBe(true));
  it.each(['ubnd', 'cccd', 'online', 'passport', '1.001193', 'k', ''])('is false for "%s"', (word) => expect(isSyllable(word)).toBe(false));
});
