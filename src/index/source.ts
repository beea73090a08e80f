import { createHash } from 'node:crypto';
import type { Document, DocumentKind, Phrasing } from '../corpus/document.js';
import type { Passage } from '../corpus/passages/passages.js';
import { breath } from './breath.js';
import { IndexSourceError } from './indexError.js';
import { UNIT_KINDS, type Unit, type UnitRanges } from './unit.js';

/** Everything that a generation is built from. */
export interface IndexSource {
  documents: readonly Document[];
  passages: readonly Passage[];
  phrasings: readonly Phrasing[];
  /** Questions that the corpus cannot answer; none when absent. */
  elsewhere?: readonly { topic: string; text: string }[];
  /** Digest of what else the answers depend on, e.g. the lexicon: another one makes another generation. */
  lexiconDigest?: string;
}

/** Digest of a source: the same only when nothing that is indexed changed, the order included. */
export async function corpusDigest(source: IndexSource): Promise<string> {
  const hash = createHash('sha256').update(source.lexiconDigest ?? '');
  for (const part of [source.documents, source.passages, source.phrasings, source.elsewhere ?? []]) {
    hash.update(`\n${part.length}\n`);
    for (let from = 0; from < part.length; from += DIGEST_CHUNK) {
      hash.update(JSON.stringify(part.slice(from, from + DIGEST_CHUNK)));
      await breath();
    }
  }
  return hash.digest('hex');
}

/** Many small updates of a hash take longer than what they hash. */
const DIGEST_CHUNK = 256;

/** Documents whose passages are clauses. Those of procedures and life events are passages, and do not compete with plans. */
const AS_CLAUSES: readonly DocumentKind[] = ['plan', 'text'];

export interface Layout {
  units: Unit[];
  /** Text whose vector stands for each unit: its own, or its title's where it says nothing that a meaning could be found by. */
  vectorTexts: string[];
  ranges: UnitRanges;
  phrasingsWithoutDocument: number;
}

/**
 * Puts the units in their order: titles, passages of procedures, clauses, phrasings of procedures, of clauses, questions that belong elsewhere.
 * @throws IndexSourceError when two documents share an id, two sections a place, or a passage has no document.
 */
export function layOut({ documents, passages, phrasings, elsewhere = [] }: IndexSource): Layout {
  const numbers = new Map<string, number>();
  documents.forEach((document, number) => {
    if (numbers.has(document.id)) throw new IndexSourceError(`Two documents have the id ${document.id}`, 'Remove one of them or give it its own id');
    numbers.set(document.id, number);
    checkSections(document);
  });
  const titles = documents.map((document, number): Unit => ({
    kind: 'title', document: number, section: '', lines: [0, 0],
    text: document.field ? `${document.title}. ${document.field}` : document.title,
  }));
  const passageUnits = passages.map((passage): Unit => {
    const document = numbers.get(passage.document);
    if (document === undefined) {
      throw new IndexSourceError(`A passage of section ${passage.section} names the document ${passage.document}, which is not there`, 'Give its document along with it');
    }
    const { section, layer, aspect, lines, text } = passage;
    const kind = AS_CLAUSES.includes(documents[document]!.kind) ? 'clause' : 'passage';
    return { kind, document, section, layer, ...(aspect === undefined ? {} : { aspect }), lines, text };
  });
  const known = phrasings.filter(({ document, section }) => {
    const number = numbers.get(document);
    return number !== undefined && (section === undefined || documents[number]!.sections.some(({ path }) => path === section));
  });
  const phrasingUnits = known.map(({ document, section = '', text }): Unit => (
    { kind: section === '' ? 'phrasing' : 'clausePhrasing', document: numbers.get(document)!, section, lines: [0, 0], text }));

  const groups = {
    title: titles,
    passage: passageUnits.filter(({ kind }) => kind === 'passage'),
    clause: passageUnits.filter(({ kind }) => kind === 'clause'),
    phrasing: phrasingUnits.filter(({ kind }) => kind === 'phrasing'),
    clausePhrasing: phrasingUnits.filter(({ kind }) => kind === 'clausePhrasing'),
    elsewhere: elsewhere.map(({ topic, text }): Unit => ({ kind: 'elsewhere', document: -1, section: topic, lines: [0, 0], text })),
  };
  let at = 0;
  const ranges = Object.fromEntries(UNIT_KINDS.map((kind) => [kind, [at, (at += groups[kind].length)]])) as unknown as UnitRanges;
  const units = UNIT_KINDS.flatMap((kind) => groups[kind]);
  const vectorTexts = units.map((unit) => (hasOwnMeaning(unit) ? unit.text : titles[unit.document]!.text));
  return { units, vectorTexts, ranges, phrasingsWithoutDocument: phrasings.length - known.length };
}

/**
 * "Thời hạn giải quyết: 3 ngày làm việc" of one fact sheet is like that of a thousand others: only its title tells them apart.
 * Papers name things of their own. Without this the vectors of a fresh index take three times as long.
 */
function hasOwnMeaning({ kind, layer, aspect }: Unit): boolean {
  return kind !== 'passage' || layer !== 'facts' || aspect === 'dossier';
}

function checkSections({ id, sections }: Document): void {
  const seen = new Set<string>();
  for (const { layer, path } of sections) {
    const key = `${layer} ${path}`;
    if (seen.has(key)) throw new IndexSourceError(`The document ${id} has two sections ${path} in the layer ${layer}`, 'Merge them or give one another path');
    seen.add(key);
  }
}
