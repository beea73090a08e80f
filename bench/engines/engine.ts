/** A text as every engine gets it: a passage of a document, or a way a citizen asks for it. */
export interface SearchText {
  document: string;
  section: string;
  text: string;
}

/** Where a found text belongs. */
export type Found = Pick<SearchText, 'document' | 'section'>;

/** A search engine that is measured beside the product, on the same texts. */
export interface Engine {
  name: string;
  /** It opens an index that was built before instead of building one. */
  opens?: true;
  /** Builds an index of all texts; `folder` is empty and its own. */
  build(texts: readonly SearchText[], folder: string): Promise<Searchable>;
}

export interface Searchable {
  /** What is found, best first. */
  search(question: string, context?: readonly string[]): Promise<Found[]>;
  /** Size of the index as it would be kept on disk. */
  bytes: number;
  /** Part of the build that turned texts into vectors, in milliseconds; absent where none was made. */
  embeddingMs?: number;
  close(): Promise<void>;
}

/** Texts that an engine gives back for one question. */
export const RESULTS = 100;

/** The texts of these numbers; numbers that name none are left out. */
export function textsAt(texts: readonly SearchText[], numbers: readonly number[]): SearchText[] {
  return numbers.map((number) => texts[number]).filter((text) => text !== undefined);
}

/** Engines without a notion of a conversation get it as one text. */
export function oneText(question: string, context: readonly string[] = []): string {
  return [...context, question].join(' ');
}
