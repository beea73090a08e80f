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
      source: document.kind === 'procedure' ? texts.portalSource : document.kind === 'life_event' ? texts.ownSource : (document.issuer ?? document.title),
    });
    this.numbers.set(key, this.citations.length - 1);
    return this.citations.length - 1;
  }
}
