import type { Manifest } from '../../index/manifest.js';
import { broken, firstLine, ok, remedyOf, warning, type Finding } from './finding.js';

export interface IndexParts {
  /** Reads and checks the published generation's manifest. */
  manifest(): Promise<Manifest>;
  /** Digests of what would be built now; undefined where the encoder or the corpus is broken, which has a line of its own. */
  encoder: string | undefined;
  corpus: string | undefined;
  now: Date;
}

/** How old the published index is, and whether it still fits the encoder and the corpus. */
export async function checkIndex({ manifest, encoder, corpus, now }: IndexParts): Promise<Finding> {
  let published: Manifest;
  try {
    published = await manifest();
  } catch (error) {
    return broken('Index', firstLine(error), remedyOf(error, BUILD));
  }
  const { id, created, counts } = published;
  const detail = `${id}, ${age(created, now)}, ${counts.documents} documents, ${counts.units} units`;
  if (encoder !== undefined && published.encoder.digest !== encoder) {
    return broken('Index', `${detail}; built with another encoder (${published.encoder.name} ${published.encoder.digest.slice(0, 12)})`, BUILD);
  }
  if (corpus !== undefined && published.corpus !== corpus) return warning('Index', `${detail}; the corpus has changed since`, BUILD);
  return ok('Index', detail);
}

const BUILD = 'Run `motcua index`.';

function age(created: string, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(created)) / 60_000));
  if (minutes < 120) return `${minutes} min old`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h old` : `${Math.round(minutes / 1_440)} days old`;
}
