import type { Aspect } from '../corpus/document.js';
import { fold } from '../text/fold.js';

/** Words of somebody who wants the whole way, not one fact. */
const WHOLE = /\b(nhung (giay to|thu tuc|viec|gi)|cac (giay to|thu tuc|viec)|giay to gi|thu tuc gi|lam gi|lam nhung gi|(tu|bat dau) (dau|tu dau)|lan luot|thu tu|truoc( tien| het)?\b.*\b(sau|roi)|can lam|phai lam|lo (giay|thu tuc|nhung|gi)|giay to (cho|o dau)|di nhung dau|ntn|the nao|lam sao|huong dan)\b/u;
/** One fact is asked: the chain would only stand in its way. */
const SINGLE: ReadonlySet<Aspect> = new Set(['fee', 'duration', 'legal_basis', 'result']);

/** Whether a question asks for all that an event brings. A story without any asked aspect does. */
export function asksForAll(message: string, aspects: readonly Aspect[]): boolean {
  if (aspects.some((aspect) => SINGLE.has(aspect))) return false;
  return aspects.length === 0 || WHOLE.test(fold(message));
}
