import type { Document } from '../corpus/document.js';
import type { CitedSources } from './faithfulness.js';

/** The documents of an index as what answers may cite. `lookup` gives a document with all its layers. */
export function documentSources(lookup: (id: string) => Document | undefined): CitedSources {
  const cache = new Map<string, Document | undefined>();
  const document = (id: string) => {
    if (!cache.has(id)) cache.set(id, lookup(id));
    return cache.get(id);
  };
  return {
    head: (id) => {
      const found = document(id);
      return found && headText(found);
    },
    section: (id, path) => {
      const sections = document(id)?.sections.filter((section) => section.path === path) ?? [];
      return sections.length === 0 ? undefined : sections.map(({ heading, trail, lines }) => [...trail, heading, ...lines].join('\n')).join('\n');
    },
  };
}

function headText({ id, title, issuer, number, date, place, field, years, who, signer, url, validity, warnings }: Document): string {
  return [id, title, issuer, number, date, place, field, ...(years ?? []).map(String), ...(who ?? []), signer, url, validity.replacedBy, validity.note, ...warnings]
    .filter((part) => part !== undefined)
    .join('\n');
}
