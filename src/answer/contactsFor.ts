import type { Contact } from '../corpus/document.js';
import { fold } from '../text/fold.js';
import type { AnswerContact } from './answer.js';
import { dateInWords, texts } from './texts.js';

const MOST = 2;

/**
 * The contacts whose scope fits: those of the place and the field first, the national line last. A contact of another place or
 * another field never fits; a number is never borrowed.
 */
export function contactsFor(contacts: readonly Contact[], where: { places: readonly string[]; field?: string }): AnswerContact[] {
  const places = where.places.map(withoutRank);
  const fits = contacts.filter(({ scope, phones }) =>
    phones.length > 0 &&
    (scope.place === undefined || places.includes(withoutRank(scope.place))) &&
    (scope.fields === undefined || (where.field !== undefined && scope.fields.includes(where.field))));
  const closeness = ({ scope }: Contact): number => (scope.place === undefined ? 0 : 2) + (scope.fields === undefined ? 0 : 1);
  const sorted = [...fits].sort((a, b) => closeness(b) - closeness(a));
  const national = sorted.filter((contact) => closeness(contact) === 0).slice(0, 1);
  return [...sorted.filter((contact) => closeness(contact) > 0).slice(0, MOST - national.length), ...national].map(toAnswerContact);
}

/** A place is known with its rank and without: "tỉnh Tuyên Quang" and "Tuyên Quang". */
function withoutRank(place: string): string {
  return fold(place).trim().replace(/^(?:tinh|thanh pho|tp\.?)\s+/u, '');
}

export function toAnswerContact({ name, phones, scope, source, verified }: Contact): AnswerContact {
  return { name, phone: phones.join(', '), scope: scope.place ?? texts.national, source: `${source} (${dateInWords(verified)})` };
}
