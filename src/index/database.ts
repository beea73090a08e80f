import Database from 'better-sqlite3';
import type { Section } from '../corpus/document.js';
import { withBreaths } from './breath.js';
import type { DocumentMeta } from './unit.js';

const SCHEMA = `
  CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meta TEXT NOT NULL);
  CREATE TABLE sections (document INTEGER PRIMARY KEY, sections TEXT NOT NULL);
  CREATE TABLE texts (unit INTEGER PRIMARY KEY, text TEXT NOT NULL);`;
const BREATH = 1024;

/** Writes `passages.sqlite`: documents and their sections whole, and the text of every unit under its number. */
export async function writeDatabase(path: string, documents: readonly { meta: DocumentMeta; sections: readonly Section[] }[], texts: readonly string[]): Promise<void> {
  const database = new Database(path);
  try {
    // Nobody reads the file before it is published, and a killed build starts it anew.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(SCHEMA);
    const addDocument = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
    const addSections = database.prepare('INSERT INTO sections VALUES (?, ?)');
    const addText = database.prepare('INSERT INTO texts VALUES (?, ?)');
    database.exec('BEGIN');
    await withBreaths(documents.length, BREATH, (number) => {
      const { meta, sections } = documents[number]!;
      addDocument.run(number, meta.id, JSON.stringify(meta));
      addSections.run(number, JSON.stringify(sections));
    });
    await withBreaths(texts.length, BREATH, (unit) => addText.run(unit, texts[unit]));
    database.exec('COMMIT');
  } finally {
    database.close();
  }
}

/** Reads `passages.sqlite`. Texts and sections stay on disk until they are asked for. */
export class PassageDatabase {
  private readonly database: Database.Database;
  private readonly textOf: Database.Statement<[number], string>;
  private readonly sectionsOf: Database.Statement<[number], string>;

  /** @throws what SQLite says when the file is missing or no database */
  constructor(path: string) {
    this.database = new Database(path, { readonly: true, fileMustExist: true });
    this.textOf = this.database.prepare<[number], string>('SELECT text FROM texts WHERE unit = ?').pluck();
    this.sectionsOf = this.database.prepare<[number], string>('SELECT sections FROM sections WHERE document = ?').pluck();
  }

  documents(): DocumentMeta[] {
    const rows = this.database.prepare('SELECT meta FROM documents ORDER BY number').pluck().all() as string[];
    return rows.map((meta) => JSON.parse(meta) as DocumentMeta);
  }

  /** How many units have a text; they are numbered from 0. */
  texts(): number {
    return this.database.prepare('SELECT coalesce(max(unit), -1) + 1 FROM texts').pluck().get() as number;
  }

  /** The text that was indexed for a unit. */
  text(unit: number): string | undefined {
    return this.textOf.get(unit);
  }

  /** All sections of a document, in its order. */
  sections(document: number): Section[] {
    return JSON.parse(this.sectionsOf.get(document) ?? '[]') as Section[];
  }

  close(): void {
    this.database.close();
  }
}
