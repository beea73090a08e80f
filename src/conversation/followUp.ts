import { fold } from '../text/fold.js';

/** Openings of a message that goes on with what was said before. */
const LEANING = /^(the|vay|con|nhung|roi|va|neu|nhu the|gio|luc do|truong hop do|thi|vay thi|the thi|ngoai ra|xong|sau do)\b/u;
/** Words that point at something said before. */
const POINTING = /\b(cai do|viec do|giay do|thu tuc do|nay nua|do nua|o tren|vua (noi|hoi)|cai dau|cai thu|hai dua|ben do|cho do|cai nay)\b/u;

/** Whether a message says by its words that it goes on with the ones before. */
export function leansOnBefore(message: string): boolean {
  const text = fold(message).trim();
  return LEANING.test(text) || POINTING.test(text);
}
