import type { Document } from '../document.js';
import { splitFrontMatter } from '../frontMatter.js';
import { markdownBlocks } from './markdownBlocks.js';
import { parsePlanFrontMatter } from './planFrontMatter.js';
import { planSections } from './planSections.js';

/**
 * Reads a plan: Markdown with front matter, headings that begin with the document's own numbers.
 * @param file its name, relative to the corpus folder
 * @throws CorpusFileError, FrontMatterError
 */
export function readPlan(text: string, file: string): Document {
  const { data, body } = splitFrontMatter(text.normalize('NFC'));
  const { level, status, replacedBy, ...head } = parsePlanFrontMatter(data);
  const known = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined)) as unknown as Pick<Document, 'id' | 'title' | 'warnings'>;
  return {
    ...known,
    kind: 'plan',
    levels: [level],
    validity: replacedBy === undefined ? { status } : { status, replacedBy },
    sections: planSections(markdownBlocks(body)),
    files: [file],
  };
}
