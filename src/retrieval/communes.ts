import type { Place } from '../corpus/lexicon/lexicon.js';
import { fold } from '../text/fold.js';

/** A commune that a question names, by its old or its present name. */
export interface NamedCommune {
  /** As the table writes it: "xã Tân Long". */
  name: string;
  /** Provinces that have one of that name. */
  provinces: string[];
  /** More than one present commune bears the name or came from one that did. */
  isAmbiguous: boolean;
}

export type CommuneFinder = (question: string) => NamedCommune[];

const spaced = (text: string): string => ` ${fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;

/** Prepares finding communes by their names with rank; a name without its rank may be anything ("Minh Khai", "Quang Trung"). */
export function createCommuneFinder(places: readonly Place[]): CommuneFinder {
  const known = new Map<string, { name: string; found: Place[] }>();
  for (const place of places) {
    if (place.commune === undefined) continue;
    for (const name of new Set([place.commune, ...place.mergedFrom])) {
      const key = spaced(name);
      const entry = known.get(key) ?? { name, found: [] };
      entry.found.push(place);
      known.set(key, entry);
    }
  }
  const provinces = [...new Set(places.map(({ province }) => province))].map((province) => ({ province, key: spaced(province) }));
  const longest = Math.max(0, ...[...known.keys()].map((key) => key.trim().split(' ').length));

  return (question) => {
    const text = spaced(question);
    const words = text.trim().split(' ');
    const mentioned = provinces.filter(({ key }) => text.includes(key)).map(({ province }) => province);
    const out: NamedCommune[] = [];
    for (let at = 0; at < words.length; at++) {
      for (let length = Math.min(longest, words.length - at); length >= 2; length--) {
        const entry = known.get(` ${words.slice(at, at + length).join(' ')} `);
        if (!entry) continue;
        const here = entry.found.filter(({ province }) => mentioned.includes(province));
        const meant = here.length > 0 ? here : entry.found;
        out.push({ name: entry.name, provinces: [...new Set(meant.map(({ province }) => province))], isAmbiguous: new Set(meant.map(({ code }) => code)).size > 1 });
        at += length - 1;
        break;
      }
    }
    return out;
  };
}
