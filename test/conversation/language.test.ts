import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isVietnamese } from '../../src/conversation/language.js';
import { fold } from '../../src/text/fold.js';
import { openSmallIndex, type SmallIndex } from '../retrieval/support/smallIndex.js';

let index: SmallIndex;
beforeAll(async () => { index = await openSmallIndex(); });
afterAll(() => index.close());

describe('isVietnamese', () => {
  it('is true for every phrasing of the corpus, with and without diacritics', () => {
    const all = index.corpus.phrasings.map(({ text }) => text);
    expect(all.length).toBeGreaterThan(50);
    expect([...all, ...all.map(fold)].filter((text) => !isVietnamese(text))).toEqual([]);
  });
  it.each(['我要办出生证明', '出生신고 어디서', 'どこで登録しますか', 'Как зарегистрировать рождение', 'จดทะเบียนเกิดที่ไหน', 'ຈົດທະບຽນ', 'សំបុត្រកំណើត', 'تسجيل المواليد'])('is false for "%s"', (message) => {
    expect(isVietnamese(message)).toBe(false);
  });
  it.each(['What documents do I need to register a birth?', 'Wie bekomme ich einen neuen Reisepass hier', 'di mana saya bisa buat akta lahir'])('is false for "%s"', (message) => {
    expect(isVietnamese(message)).toBe(false);
  });
  it.each(['CCCD', 'birth certificate', 'ok'])('gives a short message the benefit of the doubt: "%s"', (message) => expect(isVietnamese(message)).toBe(true));
  it('lets a Vietnamese question name something foreign', () => expect(isVietnamese('xác nhận visa work permit ở đâu vậy ạ')).toBe(true));
  // Short forms are no syllables.
  it.each(['cthuc chu ky bn tien v ad', 'lm passport bn ngay co kq', 'nhap hk online dc k', 'xntthn lm onl dc ko ad'])('is true for short forms without diacritics: "%s"', (message) => expect(isVietnamese(message)).toBe(true));
  it.each(['Où puis-je déposer une demande de naissance ?', 'Dónde puedo registrar a mi hijo recién nacido', 'Über welches Amt läuft das'])(
    'is false for another language that has diacritics too: "%s"', (message) => expect(isVietnamese(message)).toBe(false),
  );
});
