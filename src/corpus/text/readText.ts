import { fold } from '../../text/fold.js';
import { CorpusFileError } from '../plans/corpusFileError.js';
import type { Document, Section } from '../document.js';
import { citableSentences } from '../plans/citableLines.js';
import { headingNumber, headingPath } from '../plans/headingNumber.js';
import { paragraphs } from './paragraphs.js';

const TITLE_LENGTH = 200;
const HEADING_LENGTH = 150;

/**
 * Reads a text without front matter: the first line is its title, the file's name its id,
 * lines such as "II. …" and "2. …" its headings; without them it is one section.
 * @throws CorpusFileError when there is no word in it
 */
export function readText(text: string, file: string): Document {
  const [first, ...rest] = paragraphs(text.normalize('NFC'));
  if (first === undefined || !/[\p{L}\p{N}]/u.test(text)) throw new CorpusFileError('the file has no words', 'put the text in, or delete the file');
  // A first paragraph too long for a title is text as well.
  const title = first.length <= TITLE_LENGTH ? first : `${first.slice(0, first.lastIndexOf(' ', TITLE_LENGTH))}…`;
  return {
    id: idOf(file),
    kind: 'text',
    title,
    levels: [],
    validity: { status: 'in_force' },
    warnings: [],
    sections: sections(first.length <= TITLE_LENGTH ? rest : [first, ...rest], title),
    files: [file],
  };
}

function sections(blocks: string[], title: string): Section[] {
  const out: Section[] = [section('MD', 'Phần mở đầu', [])];
  for (const block of blocks) {
    const open = out[out.length - 1] as Section;
    const path = isHeading(block) ? headingPath(headingNumber(block)?.number ?? '', open.path === 'MD' ? '' : open.path) : undefined;
    // A number that comes twice counts items of a list, not sections.
    if (path === undefined || out.some((other) => other.path === path)) open.lines.push(...citableSentences(block));
    else out.push(section(path, block, out.filter((above) => path.startsWith(`${above.path}.`)).map((above) => above.heading)));
  }
  const [opening] = out;
  if (out.length === 1) return [{ ...section('MD', title, []), lines: opening?.lines.length ? opening.lines : [title] }];
  return out.filter((each) => each.path !== 'MD' || each.lines.length > 0);
}

function isHeading(block: string): boolean {
  const numbered = headingNumber(block);
  return numbered !== undefined && numbered.text !== '' && block.length <= HEADING_LENGTH && !/[.;,]$/.test(block);
}

function section(path: string, heading: string, trail: string[]): Section {
  return { path, heading, trail, layer: 'text', lines: [] };
}

function idOf(file: string): string {
  const name = file.split('/').at(-1)?.replace(/\.[^.]*$/, '') ?? file;
  return fold(name).replace(/[^a-z0-9.]+/g, '-').replace(/^-+|-+$/g, '') || 'van-ban';
}
