import type { Choice } from '../answer/answer.js';
import { fold } from '../text/fold.js';

const ORDINALS: readonly (readonly [RegExp, number])[] = [
  [/^(1|mot|nhat|dau|dau tien|tren cung)$/u, 1], [/^(2|hai|nhi)$/u, 2], [/^(3|ba)$/u, 3], [/^(4|bon|tu)$/u, 4], [/^(cuoi|cuoi cung|chot|sau cung|duoi cung)$/u, -1],
];
const POINTS = /^((chon|la|lay|xem|hoi|em|toi|minh|con|chau|da|dung|vang|o|uh|u|y|cho) )*((cai|so|viec|muc|cau|lua chon|thu tuc|truong hop|phan|dong|y) )*(thu )?/u;
const POLITE = /( (a|nha|nhe|di|ay|do|day|em|anh|chi|ban|ad|shop|oi|nhe ban|nha em|luon))*[.!)]*$/u;

/** A pick is a few words. */
const LONGEST = 60;

/**
 * Which of some offered choices a message picks by its place ("1", "cái đầu tiên", "số 2 nha"): its index from 0, from the end when negative.
 * Nothing when it says anything else.
 */
export function pickedIndex(message: string): number | undefined {
  if (message.length > LONGEST) return undefined;
  const said = fold(message).trim().replace(/\s+/gu, ' ').replace(POLITE, '');
  const place = said.replace(POINTS, '');
  const ordinal = ORDINALS.find(([pattern]) => pattern.test(place))?.[1];
  return ordinal === undefined ? undefined : ordinal < 0 ? ordinal : ordinal - 1;
}

/** The question that offered the choice, asked of what was picked: its aspect stays asked. */
export function pickedQuestion(question: string, { document }: Choice): string {
  return `${question} (${document})`;
}
