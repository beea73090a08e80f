/** How answers and asked facts are compared: NFC, case folded, blanks collapsed, `.` and `,` between digits dropped. */
export function normalizeForFacts(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d)[.,](?=\d)/gu, '')
    .trim();
}

/** Do all asked facts stand in the answer's text? */
export function hasAllFacts(text: string, mustContain: readonly string[]): boolean {
  const haystack = normalizeForFacts(text);
  return mustContain.every((fact) => haystack.includes(normalizeForFacts(fact)));
}
