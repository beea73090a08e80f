const segmenter = new Intl.Segmenter('vi', { granularity: 'sentence' });

/** A piece that ends so does not end a sentence: TP. Hồ Chí Minh, KT. CHỦ TỊCH, v.v. */
const OPEN_ENDED = /(?:^|[\s(])(?:TP|Tp|P|Q|TX|TT|Th|ThS|TS|GS|PGS|KT|TM|TL|TUQ|Mr|Ms|tr|khoản|điểm|Điều|số|[A-ZĐ])\.\s*$/u;
const LIST_MARKER = /^\s*(?:[-+*•–]|\(?[0-9]{1,2}[.)]|\(?[a-zđ][.)]|[IVX]+\.)\s*$/u;
/** "./." closes an official text and is one mark. */
const ONLY_MARKS = /^[\s./;,:!?…"”')\]]+$/u;
/** The segmenter's time grows with the square of a line's length. */
const LONGEST_RUN = 4000;

/**
 * Cuts a text into sentences; a line break ends a sentence too. Nothing is rewritten: joined with a blank, the words are the same.
 * The platform's segmenter does the work; pieces that it cuts after an abbreviation or a list marker are joined again.
 */
export function splitSentences(text: string): string[] {
  const out: string[] = [];
  for (const line of text.split(/\n+/)) {
    let open = '';
    for (const run of runs(line)) {
      for (const { segment } of segmenter.segment(run)) {
        if (!open && ONLY_MARKS.test(segment) && out.length > 0) {
          out[out.length - 1] += segment.trim();
          continue;
        }
        open += segment;
        if (OPEN_ENDED.test(open) || LIST_MARKER.test(open)) continue;
        push(out, open);
        open = '';
      }
    }
    push(out, open);
  }
  return out;
}

/** A line in runs that the segmenter takes quickly, cut at blanks. */
function* runs(line: string): Generator<string> {
  let rest = line;
  while (rest.length > LONGEST_RUN) {
    const blank = rest.lastIndexOf(' ', LONGEST_RUN);
    const at = blank > 0 ? blank + 1 : LONGEST_RUN;
    yield rest.slice(0, at);
    rest = rest.slice(at);
  }
  yield rest;
}

function push(out: string[], piece: string): void {
  const trimmed = piece.replace(/\s+/gu, ' ').trim();
  if (trimmed) out.push(trimmed);
}
