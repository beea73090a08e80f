import type { Level } from '../corpus/document.js';
import type { DocumentMeta } from '../index/unit.js';
import { fold } from '../text/fold.js';

/** Words of a title that only say at which level a procedure is done. */
const LEVEL_WORDS = [
  /\(?\b(?:thuc hien )?(?:tai|o) (?:cap )?(?:trung uong|tinh|huyen|xa|bo)\b[^)]*\)?/gu,
  /\(?\bcap (?:trung uong|tinh|huyen|xa|bo)(?:, (?:cap )?(?:tinh|xa|huyen))*\)?/gu,
];
const NAMED: readonly (readonly [Level, RegExp])[] = [
  ['commune', /\b(?:xa|phuong|thi tran|cap xa)\b/u],
  ['province', /\b(?:tinh|so|cap tinh)\b/u],
  ['central', /\b(?:bo|trung uong|cuc|cap bo)\b/u],
];
/** Which level a citizen goes to when the question names none. */
const NEAREST: readonly Level[] = ['commune', 'province', 'central'];

/** The same for records that are one procedure at several levels. */
export function familyKey(title: string): string {
  return LEVEL_WORDS.reduce((text, words) => text.replace(words, ' '), fold(title)).replace(/^\s*thu tuc\s/u, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The level that a question names; none when it names several or none. */
export function namedLevel(question: string): Level | undefined {
  const text = fold(question);
  const named = NAMED.filter(([, words]) => words.test(text));
  return named.length === 1 ? named[0]![0] : undefined;
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
