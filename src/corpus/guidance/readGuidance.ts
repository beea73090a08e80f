import type { Document, Section, Validity } from '../document.js';
import { FrontMatterError, splitFrontMatter } from '../frontMatter.js';
import { guidanceHead, type GuidanceHead } from './frontMatterSchema.js';
import { GuidanceError } from './guidanceError.js';
import { HEADINGS, LEGAL_BASIS_HEADING, isAspect } from './headings.js';
import { splitBody, type BodyPart } from './splitBody.js';

/**
 * Reads a guidance file of `procedures/`: one procedure in our own words, one section per aspect.
 * @param file path of the file relative to the corpus folder
 * @throws GuidanceError that names the file, what is wrong and the remedy
 */
export function readGuidance(text: string, file: string): Document {
  const { head, body } = readHead(text, file);
  const sections = splitBody(body).flatMap((part) => toSection(part, head, file));
  const paths = sections.map(({ path }) => path);
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  if (twice) throw new GuidanceError(file, `the section "${twice}" stands twice`, 'put its lines under one heading');
  if (sections.length < 2) throw new GuidanceError(file, 'there is no section below the introduction', `write at least one of: ${[...HEADINGS.keys()].join(', ')}`);
  for (const aspect of head.unclear) {
    if (!paths.includes(aspect)) throw new GuidanceError(file, `"unclear" names "${aspect}", which has no section`, 'write the section, or take it out of "unclear"');
  }
  return {
    id: head.code,
    kind: 'procedure',
    title: head.title,
    everyday: head.short,
    date: head.captured,
    levels: head.levels,
    field: head.field,
    who: head.who,
    url: head.url,
    validity: validity(head),
    warnings: head.warnings,
    sections: [...sections, legalBasis(head)],
    files: [file],
  };
}

/**
 * Reads and checks the front matter of a guidance file.
 * @throws GuidanceError that names the field
 */
export function readHead(text: string, file: string): { head: GuidanceHead; body: string } {
  let data: unknown;
  let body: string;
  try {
    ({ data, body } = splitFrontMatter(text));
  } catch (cause) {
    if (!(cause instanceof FrontMatterError)) throw cause;
    throw new GuidanceError(file, cause.message, 'see a file beside it');
  }
  const read = guidanceHead.safeParse(data);
  if (read.success) return { head: read.data, body };
  const issue = read.error.issues[0];
  const where = issue?.path.length ? `front matter field "${issue.path.join('.')}"` : 'front matter';
  throw new GuidanceError(file, `${where}: ${issue?.message ?? 'does not fit'}`, 'see a file beside it for the fields');
}

function toSection({ heading, lines }: BodyPart, head: GuidanceHead, file: string): Section[] {
  if (heading === '') {
    if (lines.length === 0) throw new GuidanceError(file, 'nothing stands before the first heading', 'say in one or two sentences what the procedure is for');
    // The everyday name heads what the procedure is: it is the name people search by.
    return [{ path: 'about', heading: head.short, trail: [], layer: 'guidance', lines }];
  }
  const path = HEADINGS.get(heading);
  if (!path) throw new GuidanceError(file, `the heading "${heading}" is unknown`, `use one of: ${[...HEADINGS.keys()].join(', ')}`);
  if (lines.length === 0) throw new GuidanceError(file, `there is nothing under "${heading}"`, 'write its lines, or leave the heading out');
  const section: Section = { path, heading, trail: [], layer: 'guidance', lines };
  if (!isAspect(path)) return [section];
  return [{ ...section, aspect: path, ...(head.unclear.includes(path) ? { unclear: true } : {}) }];
}

function legalBasis(head: GuidanceHead): Section {
  const lines = head.legal_bases.map(({ number, title }) => (title.includes(number) ? title : `${title} (${number})`));
  return { path: 'legal_basis', heading: LEGAL_BASIS_HEADING, trail: [], aspect: 'legal_basis', layer: 'guidance', lines };
}

function validity({ validity: { status, replacedBy, note } }: GuidanceHead): Validity {
  return { status, ...(replacedBy === undefined ? {} : { replacedBy }), ...(note === undefined ? {} : { note }) };
}
