import { CorpusFileError } from './corpusFileError.js';
import type { Section } from '../document.js';
import { appendixRows, rowLine } from './appendixRows.js';
import { citableLines, citableSentences } from './citableLines.js';
import { headingNumber, headingPath } from './headingNumber.js';
import type { Block } from './markdownBlocks.js';

/** A heading longer than this says something by itself: it is a line too. */
const LONG_HEADING = 120;

/**
 * The heading tree of a plan. `MD`: before the first number; `IV.8`, `II.2.5`: the document's own numbers;
 * `KT`: from "Nơi nhận" on; `PL`: the head of the appendix, `PL.n`: its row n.
 * @throws CorpusFileError when a heading has no number, or two have the same.
 */
export function planSections(blocks: Block[]): Section[] {
  const sections: Section[] = [];
  let section = add(sections, 'MD', 'Phần mở đầu', []);
  let appendices = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      if (section.path === 'MD' && !opensSection(block.text)) {
        section.lines.push(...citableLines(block.text));
      } else if (/^phụ lục/iu.test(block.text)) {
        appendices += 1;
        section = add(sections, appendices === 1 ? 'PL' : `PL${appendices}`, block.text, []);
      } else if (/^nơi nhận/iu.test(block.text)) {
        section = add(sections, 'KT', label(block.text), []);
      } else {
        section = addNumbered(sections, block.text, section.path);
      }
    } else if (block.kind === 'table') {
      if (section.path.startsWith('PL')) sections.push(...appendixRows(section.path, [section.heading], block.columns, block.rows));
      else section.lines.push(...block.rows.flatMap((row) => citableLines(rowLine(block.columns, row))));
    } else {
      const before = blocks[index - 1];
      const named = block.kind === 'paragraph' && before?.kind === 'heading' ? withLabel(before.text, block.text) : block.text;
      section.lines.push(...(block.kind === 'item' ? citableLines(named) : citableSentences(named)));
    }
  }
  refuseTwins(sections);
  return sections.filter((each) => each.path !== 'MD' || each.lines.length > 0);
}

function opensSection(heading: string): boolean {
  return headingNumber(heading) !== undefined || /^(phụ lục|nơi nhận)/iu.test(heading);
}

function addNumbered(sections: Section[], heading: string, open: string): Section {
  const numbered = headingNumber(heading);
  if (!numbered) {
    throw new CorpusFileError(`the heading ${JSON.stringify(heading)} has no number`, 'begin it with the number the document gives it ("IV. …", "2. …", "2.5. …"), or write it as text without #');
  }
  const path = headingPath(numbered.number, open);
  const trail = sections.filter((above) => path.startsWith(`${above.path}.`)).map((above) => above.heading);
  const section = add(sections, path, label(heading), trail);
  if (numbered.text.length > LONG_HEADING) section.lines.push(...citableLines(numbered.text));
  return section;
}

function add(sections: Section[], path: string, heading: string, trail: string[]): Section {
  const section: Section = { path, heading, trail, layer: 'plan', lines: [] };
  sections.push(section);
  return section;
}

function label(heading: string): string {
  return heading.replace(/\s*:$/, '');
}

/** `1.2. Thời gian thực hiện:` + `Thường xuyên.` → `Thời gian thực hiện: Thường xuyên.`, for a line must be understood alone. */
function withLabel(heading: string, text: string): string {
  const words = headingNumber(heading)?.text ?? '';
  return words.endsWith(':') ? `${words} ${text}` : text;
}

function refuseTwins(sections: Section[]): void {
  const seen = new Map<string, string>();
  for (const { path, heading } of sections) {
    const twin = seen.get(path);
    if (twin !== undefined) throw new CorpusFileError(`two sections have the number ${path}: ${JSON.stringify(twin)} and ${JSON.stringify(heading)}`, 'give each heading the number that the document gives it');
    seen.set(path, heading);
  }
}
