import { ASPECTS, LAYERS } from '../corpus/document.js';
import { packArrays, readArrays } from './arrayFile.js';
import { IndexDamagedError } from './indexError.js';
import { UNIT_KINDS, type Unit, type UnitRanges } from './unit.js';

/** A unit without its text, which stays on disk. */
export type UnitMeta = Omit<Unit, 'text'>;

/** In the arrays: no document, layer or aspect. */
const NONE = { document: 0xffffffff, name: 0xff } as const;

/** What the units are, as flat arrays. Their kinds are told by the ranges of the manifest. */
export function packUnits(units: readonly UnitMeta[]): Uint8Array {
  const names = new Map<string, number>();
  const nameOf = ({ section }: UnitMeta): number => {
    if (!names.has(section)) names.set(section, names.size);
    return names.get(section)!;
  };
  const sections = Uint32Array.from(units, nameOf);
  return packArrays({
    names: Buffer.from([...names.keys()].map((name) => JSON.stringify(name)).join('\n')),
    sections,
    documents: Uint32Array.from(units, ({ document }) => (document < 0 ? NONE.document : document)),
    layers: Uint8Array.from(units, ({ layer }) => (layer === undefined ? NONE.name : LAYERS.indexOf(layer))),
    aspects: Uint8Array.from(units, ({ aspect }) => (aspect === undefined ? NONE.name : ASPECTS.indexOf(aspect))),
    from: Uint32Array.from(units, ({ lines }) => lines[0]),
    to: Uint32Array.from(units, ({ lines }) => lines[1]),
  });
}

/**
 * Reads what `packUnits` made.
 * @throws IndexDamagedError when it is missing or holds other units than the ranges say
 */
export async function readUnits(path: string, ranges: UnitRanges): Promise<UnitMeta[]> {
  const { names, sections, documents, layers, aspects, from, to } = await readArrays(path);
  const count = Math.max(...UNIT_KINDS.map((kind) => ranges[kind][1]));
  if (documents?.length !== count) throw new IndexDamagedError(`${path} does not hold ${count} units`, 'Build the index again, or go back to the generation before');
  const nameList = new TextDecoder().decode(names).split('\n').map((name) => (name === '' ? '' : (JSON.parse(name) as string)));
  return UNIT_KINDS.flatMap((kind) => {
    const [first, end] = ranges[kind];
    return Array.from({ length: end - first }, (_, i): UnitMeta => {
      const unit = first + i;
      const [document, layer, aspect] = [documents[unit]!, LAYERS[layers![unit]!], ASPECTS[aspects![unit]!]];
      return {
        kind,
        document: document === NONE.document ? -1 : document,
        section: nameList[sections![unit]!]!,
        ...(layer === undefined ? {} : { layer }),
        ...(aspect === undefined ? {} : { aspect }),
        lines: [from![unit]!, to![unit]!],
      };
    });
  });
}
