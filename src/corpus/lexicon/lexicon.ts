/** A short form and what it stands for. */
export interface Abbreviation {
  variant: string;
  standard: string;
  /** The variant has other meanings too: it widens a search and never replaces what was written. */
  ambiguous: boolean;
  note: string;
}

/** Names that people still use, and the name in use today. */
export interface OldName {
  old: string[];
  current: string;
  /** `old`: replaced by law; `everyday`: what people call it; `regional`: a word of one region. */
  kind: 'old' | 'everyday' | 'regional';
  ambiguous: boolean;
  note?: string;
}

/** A province, or a commune of a province, and the places it was put together from. */
export interface Place {
  province: string;
  /** With its rank: `xã Vĩnh Thông`, `phường Bắc Kạn`. Absent: the province itself. */
  commune?: string;
  /** Official code of the province or commune. */
  code: string;
  /** Old names with their rank, the present one among them when it was kept. Two places may name the same old one. */
  mergedFrom: string[];
  note?: string;
}

/** The words of citizens. */
export interface Lexicon {
  abbreviations: Abbreviation[];
  teencode: Abbreviation[];
  oldNames: OldName[];
  places: Place[];
}

/** A file of the lexicon that cannot be used: names the file, the line or entry, the value and the remedy. */
export class LexiconError extends Error {
  override name = 'LexiconError';
  constructor(readonly file: string, readonly what: string, readonly remedy: string) {
    super(`${file}: ${what}; ${remedy}`);
  }
}
