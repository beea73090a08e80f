import type { Section } from '../corpus/document.js';
import type { DocumentMeta } from '../index/unit.js';
import type { Citation } from './answer.js';
import { texts } from './texts.js';

/** Gathers the citations of one answer: each section is cited once, however many statements come from it. */
export class Sources {
  readonly citations: Citation[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of this section's citation. */
  cite(document: DocumentMeta, section: Pick<Section, 'path' | 'heading' | 'layer'>): number {
    const key = `${document.id} ${section.path} ${section.layer}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.citations.push({
      document: document.id,
      section: section.path,
      title: document.title,
      heading: section.heading,
      date: document.date ?? '',
      url: document.url ?? '',
      source: sourceOf(document, section.layer),
    });
    this.numbers.set(key, this.citations.length - 1);
    return this.citations.length - 1;
  }
}

/** Guidance is our own telling and may rest on a second source that it names: the portal is not said to have written it. */
function sourceOf({ kind, issuer, title }: DocumentMeta, layer: Section['layer']): string {
  if (kind === 'life_event') return texts.ownSource;
  if (kind === 'procedure') return layer === 'guidance' ? texts.guidanceSource : texts.portalSource;
  return issuer ?? title;
}
