import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentMeta } from '../../src/index/unit.js';
import { familyKey, leadFamilies, namedLevel } from '../../src/retrieval/families.js';

const meta = (title: string, changes: Partial<DocumentMeta> = {}): DocumentMeta =>
  ({ id: title, kind: 'procedure', title, levels: ['commune'], validity: { status: 'in_force' }, warnings: [], files: [], ...changes });
const TITLE = 'Cấp lại thẻ căn cước';

describe('familyKey', () => {
  it.each(['Cấp lại thẻ căn cước (thực hiện tại cấp tỉnh)', 'Cấp lại thẻ căn cước (thực hiện tại cấp trung ương)', 'Thủ tục cấp lại thẻ căn cước cấp xã', 'Cấp lại thẻ căn cước (Cấp Tỉnh)'])(
    'is that of the procedure for "%s"', (title) => expect(familyKey(title)).toBe('cap lai the can cuoc'),
  );
  it('tells two procedures apart', () => expect(familyKey('Cấp đổi thẻ căn cước (cấp tỉnh)')).not.toBe(familyKey('Cấp lại thẻ căn cước (cấp tỉnh)')));
  it('is the same a second time', () => {
    fc.assert(fc.property(fc.constantFrom(TITLE, 'Xác nhận (cấp Tỉnh)', 'Đăng ký tại cấp xã'), (title) => familyKey(familyKey(title)) === familyKey(title)));
  });
});

describe('namedLevel', () => {
  it.each([['làm ở cấp tỉnh', 'province'], ['nộp ở xã được không', 'commune'], ['len phuong lam', 'commune'], ['do trung ương cấp', 'central']] as const)('hears in "%s" the %s', (question, level) => {
    expect(namedLevel(question)).toBe(level);
  });
  it('hears none when none or two are named', () => {
    expect([namedLevel('cấp lại thẻ căn cước'), namedLevel('xã hay tỉnh làm')]).toEqual([undefined, undefined]);
  });
  it.each(['hợp tác xã của tôi giải thể', 'hop tac xa toi giai the', 'giấy địa phương cấp', 'giay dia phuong', 'đất làm nhà xa trụ sở', 'nha o xa qua', 'bo toi mat so ho khau', 'chi cục thuế', 'sở hữu nhà', 'trụ sở công ty'])('hears none in "%s"', (question) => {
    expect(namedLevel(question)).toBeUndefined();
  });
  it('reads a question whose short forms were written out', () => expect(namedLevel('lam căn cước công dân o xa phuong được không')).toBe('commune'));
  // Folded, bố and bỏ are "bộ", số and sổ are "sở", xa is "xã", phương is "phường", tình is "tỉnh".
  it.each(['bố tôi mất căn cước', 'số điện thoại ghi sai', 'mất sổ hồng', 'nhà ở xa lắm', 'phương tiện nào', 'tình trạng hôn nhân'])('hears no level in "%s"', (question) => {
    expect(namedLevel(question)).toBeUndefined();
  });
});

describe('leadFamilies', () => {
  const documents = [
    meta(`${TITLE} (cấp trung ương)`, { levels: ['central'] }), meta(`${TITLE} (cấp tỉnh)`, { levels: ['province'] }), meta(`${TITLE} (cấp xã)`),
    meta('Đăng ký tạm trú'), meta('Đăng ký khai sinh', { validity: { status: 'outdated' } }), meta('Thủ tục đăng ký khai sinh', { files: ['procedures/khai-sinh.md'] }),
  ];
  const keys = documents.map(({ title }) => familyKey(title));
  const lead = (ranked: number[], level?: 'commune' | 'province' | 'central'): number[] => leadFamilies(ranked.map((document) => ({ document })), documents, keys, level).map(({ document }) => document);

  it('puts the member nearest to the citizen first where no level is named', () => expect(lead([0, 1, 2])).toEqual([2, 1, 0]));
  it('puts the named level first', () => expect(lead([2, 1, 0], 'province')).toEqual([1, 2, 0]));
  it('puts what is in force, then what has guidance first', () => expect(lead([4, 5])).toEqual([5, 4]));
  it('lets the family stand where its best member stood and the others follow it', () => expect(lead([3, 1, 5, 2])).toEqual([3, 2, 1, 5]));
  it('loses and adds nothing, and is the same a second time', () => {
    fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5]), fc.constantFrom(undefined, 'commune' as const, 'province' as const, 'central' as const), (ranked, level) => {
      const once = lead(ranked, level);
      return JSON.stringify([...once].sort()) === JSON.stringify([...ranked].sort()) && JSON.stringify(lead(once, level)) === JSON.stringify(once);
    }));
  });
});
