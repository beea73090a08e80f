import { LAYERS, type Aspect, type Section } from '../corpus/document.js';
import type { DocumentMeta } from '../index/unit.js';
import type { Statement } from './answer.js';
import { selectLines, type LineBudget } from './selectLines.js';
import type { Sources } from './sources.js';
import { aspectHeadings, texts } from './texts.js';

/** What an answer about one procedure says. */
export interface ProcedureBody {
  statements: Statement[];
  notes: string[];
  /** The documents say nothing of the aspect that was asked first. */
  silent: boolean;
  /** Aspects that can be asked next because the documents speak of them. */
  open: Aspect[];
}

const ASKED: LineBudget = { lines: 14, characters: 2200 };
const SECOND: LineBudget = { lines: 6, characters: 900 };
const BRIEF: LineBudget = { lines: 1, characters: 260 };
const OVERVIEW: LineBudget = { lines: 4, characters: 600 };
/** What everyone wants to know besides: a line each. */
const ALWAYS: readonly Aspect[] = ['place', 'duration', 'fee'];
const GENERAL: readonly Aspect[] = ['place', 'dossier', 'duration', 'fee'];
const TELLING_LINES: LineBudget = { lines: 2, characters: 500 };
/** Lines as they stand: none is more relevant than another. */
const inOrder = (): number => 0;
/** A line this relevant, compared with the best one, is shown from wherever it stands. */
const TELLING = 0.55;

/**
 * Answers from one procedure: the asked aspects first and whole, then the lines elsewhere that speak of the question most,
 * then where, how long and how much in a line each.
 */
export function composeProcedure(
  document: DocumentMeta,
  sections: readonly Section[],
  asked: readonly Aspect[],
  relevance: (line: string) => number,
  sources: Sources,
): ProcedureBody {
  const statements: Statement[] = [];
  const used = new Set<string>();
  let cut = false;
  let unclear = false;

  const say = (section: Section, heading: string, budget: LineBudget): void => {
    const fresh = section.lines.filter((line) => !used.has(line));
    // What was not asked is told by its first lines: they say what holds for everyone.
    const { picked, cut: isCut } = selectLines(fresh, budget === BRIEF || budget === OVERVIEW ? inOrder : relevance, budget);
    if (picked.length === 0) return;
    const citation = sources.cite(document, section);
    for (const { text } of picked) {
      used.add(text);
      statements.push({ text, citation, heading });
    }
    cut ||= isCut && budget === ASKED;
    unclear ||= section.unclear === true;
  };
  const sayAspect = (aspect: Aspect, budget: LineBudget): boolean => {
    const section = bestSection(sections, aspect);
    if (section) say(section, aspectHeadings[aspect], budget);
    return section !== undefined && section.unclear !== true;
  };

  const spoken = asked.map((aspect, i) => sayAspect(aspect, i === 0 ? ASKED : SECOND));
  for (const section of tellingSections(sections, asked.flatMap((aspect) => bestSection(sections, aspect) ?? []), relevance)) say(section, section.aspect ? aspectHeadings[section.aspect] : section.heading, TELLING_LINES);
  for (const aspect of asked.length > 0 ? ALWAYS : GENERAL) {
    if (!asked.includes(aspect)) sayAspect(aspect, asked.length > 0 ? BRIEF : OVERVIEW);
  }
  const shown = new Set([...asked, ...ALWAYS]);
  return {
    statements,
    notes: notesOf(document, { cut, unclear }),
    silent: asked.length > 0 && spoken[0] === false,
    open: (Object.keys(aspectHeadings) as Aspect[]).filter((aspect) => !shown.has(aspect) && bestSection(sections, aspect) !== undefined),
  };
}

/** The section that tells an aspect: guidance first, and one that is clear before one that is not. */
function bestSection(sections: readonly Section[], aspect: Aspect): Section | undefined {
  const found = sections.filter((section) => section.aspect === aspect && section.lines.length > 0);
  found.sort((a, b) => Number(a.unclear ?? false) - Number(b.unclear ?? false) || LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer));
  return found[0];
}

/** Up to two sections beside those told already, with a line that speaks of the question nearly as much as any: what guidance leaves out may stand in the sheet. */
function tellingSections(sections: readonly Section[], told: readonly Section[], relevance: (line: string) => number): Section[] {
  const scored = sections
    .filter((section) => section.path !== 'about' && section.aspect !== 'legal_basis')
    .map((section) => ({ section, best: Math.max(0, ...section.lines.map(relevance)) }));
  const top = Math.max(0, ...scored.map(({ best }) => best));
  return scored
    .filter(({ section, best }) => best > 0 && best >= TELLING * top && !told.includes(section))
    .sort((a, b) => b.best - a.best || LAYERS.indexOf(a.section.layer) - LAYERS.indexOf(b.section.layer))
    .slice(0, 2)
    .map(({ section }) => section);
}

function notesOf(document: DocumentMeta, { cut, unclear }: { cut: boolean; unclear: boolean }): string[] {
  const { validity, date } = document;
  return [
    ...(validity.status === 'replaced' ? [validity.replacedBy ? texts.replaced(validity.replacedBy) : texts.replacedByUnknown] : []),
    ...(validity.status === 'outdated' ? [texts.outdated] : []),
    ...(unclear ? [texts.unclearHint] : []),
    ...(cut ? [texts.more] : []),
    ...(date ? [texts.portalDate(date)] : []),
  ];
}
