/** A line of a section and its place in it. */
export interface PickedLine {
  text: string;
  index: number;
}

export interface LineBudget {
  lines: number;
  characters: number;
}

/** A line that only names the case of those below it. */
const isCaseHeading = (line: string): boolean => /:\s*$/u.test(line);

/**
 * The lines of a section that fit a budget, in reading order. When not all fit, the most relevant stay, the first line is kept
 * when it is as relevant as any, and the heading of a case stays with its lines.
 */
export function selectLines(lines: readonly string[], relevance: (line: string) => number, budget: LineBudget): { picked: PickedLine[]; cut: boolean } {
  const all = lines.map((text, index) => ({ text, index }));
  if (fits(lines, budget)) return { picked: all, cut: false };
  const headingOf = caseHeadings(lines);
  const order = all
    .filter(({ text }) => !isCaseHeading(text))
    .map((line) => ({ ...line, score: relevance(line.text) }))
    .sort((a, b) => b.score - a.score || a.index - b.index);
  const kept = new Set<number>();
  let characters = 0;
  for (const { index, text } of order) {
    const wanted = [index, ...(headingOf[index] === undefined ? [] : [headingOf[index]])].filter((line) => !kept.has(line));
    const cost = wanted.reduce((sum, line) => sum + lines[line]!.length, 0);
    if (kept.size > 0 && (kept.size + wanted.length > budget.lines || characters + cost > budget.characters)) continue;
    wanted.forEach((line) => kept.add(line));
    characters += cost;
    if (kept.size >= budget.lines || text.length > budget.characters) break;
  }
  const picked = all.filter(({ index }) => kept.has(index));
  return { picked, cut: picked.length < all.length };
}

function fits(lines: readonly string[], budget: LineBudget): boolean {
  return lines.length <= budget.lines && lines.reduce((sum, line) => sum + line.length, 0) <= budget.characters;
}

/** Index of the case heading above each line, if any. */
function caseHeadings(lines: readonly string[]): (number | undefined)[] {
  let heading: number | undefined;
  return lines.map((line, index) => {
    if (!isCaseHeading(line)) return heading;
    heading = index;
    return undefined;
  });
}
