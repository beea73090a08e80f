import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanQuestion, cleanText, MAX_QUESTION } from '../../src/text/clean.js';

const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\s\u0000-\u001f\u200b-\u200f\ufeff]*$/u));

describe('cleanText', () => {
  it('composes what was typed decomposed', () => {
    expect(cleanText('khai sinh ở đâu'.normalize('NFD'))).toBe('khai sinh ở đâu');
  });
  it('takes out what shows nothing and keeps the words apart', () => {
    expect(cleanText('\u200bkhai\u00adsinh\t\r\n ở\u00a0 đâu\u202e \u0007')).toBe('khaisinh ở đâu');
  });
  it('never throws and leaves one blank between words, none around them', () => {
    fc.assert(fc.property(anything, (text) => !/^\s|\s$|\s{2}|[^\S ]/u.test(cleanText(text))));
  });
  it('leaves no control character', () => {
    fc.assert(fc.property(anything, (text) => !/\p{Cc}/u.test(cleanText(text))));
  });
  it('changes nothing in a clean text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('khai', 'sinh', 'ở', 'đâu', '60', 'ngày', 'ạ?'), { minLength: 1 }), (words) => cleanText(words.join(' ')) === words.join(' ')));
  });
  // A joiner between a letter and its mark hides the mark from the first composition.
  it('is composed also where something invisible stood between a letter and its mark', () => {
    expect(cleanText('a\u200d\u0301')).toBe('á'.normalize('NFC'));
  });
});

describe('cleanQuestion', () => {
  it('gives a question as it is answered', () => {
    expect(cleanQuestion('  làm khai sinh\nở đâu? ')).toEqual({ ok: true, text: 'làm khai sinh ở đâu?' });
  });
  it.each(['', '   \n\t', '\u200b\u200d\ufeff', '\u0000\u0007'])('refuses %j as empty', (text) => {
    expect(cleanQuestion(text)).toEqual({ ok: false, reason: 'empty' });
  });
  it.each(['???', '🎉🎉👍', '— … !', '👨‍👩‍👧'])('refuses "%s" as having no words', (text) => {
    expect(cleanQuestion(text)).toEqual({ ok: false, reason: 'no_words' });
  });
  it('takes a question of the greatest length and refuses one character more', () => {
    expect(cleanQuestion('a'.repeat(MAX_QUESTION)).ok).toBe(true);
    expect(cleanQuestion('a'.repeat(MAX_QUESTION + 1))).toEqual({ ok: false, reason: 'too_long' });
  });
  it('counts the length after composing, so that decomposed text is not punished', () => {
    expect(cleanQuestion('ở '.repeat(MAX_QUESTION / 2).normalize('NFD')).ok).toBe(true);
  });
  it('refuses ten million characters at once', () => {
    expect(cleanQuestion('ế'.repeat(10_000_000))).toEqual({ ok: false, reason: 'too_long' });
  });
  it('never throws, and what it accepts has a word and fits', () => {
    fc.assert(fc.property(anything, (text) => {
      const clean = cleanQuestion(text);
      return !clean.ok || (/[\p{L}\p{N}]/u.test(clean.text) && clean.text.length <= MAX_QUESTION);
    }));
  });
});
