import type { Level } from '../corpus/document.js';
import type { DocumentMeta } from '../index/unit.js';
import { fold } from '../text/fold.js';

/** Words of a title that only say at which level a procedure is done. */
const LEVEL_WORDS = [
  /\(?\b(?:thuc hien )?(?:tai|o) (?:cap )?(?:trung uong|tinh|huyen|xa|bo)\b[^)]*\)?/gu,
  /\(?\bcap (?:trung uong|tinh|huyen|xa|bo)(?:, (?:cap )?(?:tinh|xa|huyen))*\)?/gu,
];
const whole = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u');
/**
 * How a question names each level. Folded, "bố" and "bỏ" read like "bộ", "số" and "sổ" like "sở", "xa" like "xã", "tình" like "tỉnh",
 * so words are read as they are written; those without diacritics must say more than the bare word. A question may hold both: its short forms are written out.
 */
const NAMED: readonly { level: Level; accented: RegExp; plain: RegExp }[] = [
  {
    level: 'commune',
    accented: whole('(?<!hợp tác )xã(?! (hội|giao))|phường|thị trấn'),
    plain: whole('(cap|tai|o|len|ve|den|uy ban|ub|ubnd|uy ban nhan dan|cong an|can bo|tram y te) xa(?! (hoi|lam|nha|qua|xoi|lac|chua|khong|tru so))|(?<!tac )xa (phuong|minh|nao|lam)|(?<!(dia|song|da|doi|doi tac|bon) )phuong(?! (tien|an|phap|thuc|huong|cham|trinh|dong|nam|bac|tay))|thi tran'),
  },
  {
    level: 'province',
    accented: whole('(?<!ngoại )tỉnh(?! táo)|sở(?! (hữu|thích|tại|trường))(?<!(cơ|trụ|hội|xứ|trú|nhiệm) sở)'),
    plain: whole('(cap|tai|o|ra|len|tren|ve|den|uy ban|ub|ubnd|uy ban nhan dan|cong an) tinh(?! (trang|tu|hinh|chat|cam|the|toan|tien|phi|thue|nao))|(len|tai|o|ra|den|toi|gap|nop) so (tu phap|noi vu|y te|xay dung|giao duc|lao dong|tai chinh|cong thuong|nong nghiep|van hoa|giao thong|khoa hoc|ngoai vu|ke hoach|tai nguyen)|so (tu phap|noi vu|xay dung|giao duc|cong thuong|nong nghiep|tai nguyen)'),
  },
  {
    level: 'central',
    accented: whole('bộ (tư pháp|công an|y tế|nội vụ|xây dựng|tài chính|công thương|nông nghiệp|giáo dục|quốc phòng|ngoại giao|khoa học|văn hóa|văn hoá|giao thông|lao động|tài nguyên|kế hoạch|thông tin|dân tộc|trưởng|nào)|(cấp|lên|ra|tại|ở|gửi|của|do|trên|về) bộ(?! (đội|phận|hồ sơ|máy|môn|lạc|mặt|giấy|đồ))|trung ương|(?<!chi )cục(?! (bộ|súc))'),
    plain: whole('bo (tu phap|cong an|y te|noi vu|xay dung|tai chinh|cong thuong|nong nghiep|giao duc|quoc phong|ngoai giao|khoa hoc|giao thong|lao dong|truong)|cap bo|trung uong|(?<!chi )cuc (quan ly|thue|canh sat|hang|duong|so huu|xuat)'),
  },
];
/** Which level a citizen goes to when the question names none. */
const NEAREST: readonly Level[] = ['commune', 'province', 'central'];

/** The same for records that are one procedure at several levels. */
export function familyKey(title: string): string {
  return LEVEL_WORDS.reduce((text, words) => text.replace(words, ' '), fold(title)).replace(/^\s*thu tuc\s/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The level that a question names; none when it names several or none. */
export function namedLevel(question: string): Level | undefined {
  const text = question.normalize('NFC').toLowerCase();
  const named = NAMED.filter(({ accented, plain }) => accented.test(text) || plain.test(text));
  return named.length === 1 ? named[0]!.level : undefined;
}

/**
 * Puts the member of each family that a citizen uses before the others: the one of the level that the question names, the one with guidance,
 * the one in force, the one nearest to the citizen. A family stands where its best member stood; the others follow it.
 */
export function leadFamilies<T extends { document: number }>(ranked: readonly T[], documents: readonly DocumentMeta[], keys: readonly string[], level: Level | undefined): T[] {
  const groups = new Map<string, T[]>();
  for (const one of ranked) {
    const key = keys[one.document]!;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const rankOf = ({ document }: T): number[] => {
    const { levels, files, validity, title } = documents[document]!;
    return [
      level !== undefined && levels.includes(level) ? 0 : 1,
      validity.status === 'in_force' && !/cấp huyện/iu.test(title) ? 0 : 1,
      files.some((file) => file.startsWith('procedures/')) ? 0 : 1,
      Math.min(...levels.map((one) => NEAREST.indexOf(one)), NEAREST.length),
    ];
  };
  return [...groups.values()].flatMap((members) => {
    const order = members.map((member, i) => ({ member, keys: [...rankOf(member), i] }));
    order.sort((a, b) => a.keys.reduce((sign, value, i) => sign || value - b.keys[i]!, 0));
    return order.map(({ member }) => member);
  });
}
