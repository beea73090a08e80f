import { LAYERS, type CorpusProblem, type Document, type Layer } from '../document.js';

/** A document as one file holds it. */
export interface LayeredDocument {
  layer: Layer;
  document: Document;
}

/** Layers that tell of one procedure together. */
const TOGETHER: readonly Layer[] = ['guidance', 'facts', 'record'];

/**
 * Makes one document of all that have one id: what guidance says of it goes before the fact sheet, that before the record;
 * sections stand in the order of the layers. Of two with one id in one layer the second is left out and both are named.
 */
export function mergeDocuments(found: readonly LayeredDocument[]): { documents: Document[]; problems: CorpusProblem[] } {
  const byId = new Map<string, LayeredDocument[]>();
  const problems: CorpusProblem[] = [];
  for (const each of found) {
    const same = byId.get(each.document.id) ?? [];
    const twin = same.find((other) => clash(other.layer, each.layer));
    if (twin) problems.push(twinProblem(twin.document, each.document));
    else byId.set(each.document.id, [...same, each]);
  }
  const documents = [...byId.values()].map((layers) => unite(sortByLayer(layers)));
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { documents, problems };
}

function clash(a: Layer, b: Layer): boolean {
  return a === b || !TOGETHER.includes(a) || !TOGETHER.includes(b);
}

function sortByLayer(layers: LayeredDocument[]): Document[] {
  return [...layers].sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer)).map(({ document }) => document);
}

function unite(documents: Document[]): Document {
  const [first, ...others] = documents as [Document, ...Document[]];
  if (others.length === 0) return first;
  const filled = others.reduce<Document>((known, other) => ({ ...other, ...withoutEmpty(known) }), first);
  return {
    ...filled,
    warnings: [...new Set(documents.flatMap(({ warnings }) => warnings))],
    sections: documents.flatMap(({ sections }) => sections),
    files: [...new Set(documents.flatMap(({ files }) => files))],
  };
}

/** What a layer leaves open, the next one fills in. */
function withoutEmpty(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as unknown as Document;
}

function twinProblem(kept: Document, left: Document): CorpusProblem {
  const file = left.files.join(', ');
  return {
    file,
    severity: 'error',
    cause: `the document ${left.id} stands in ${kept.files.join(', ')} as well; the one in ${file} is left out`,
    remedy: 'delete one of the two, or give it an id of its own',
  };
}
