import Database from 'better-sqlite3';
import { ASPECTS, LAYERS, type Aspect, type Layer, type Section } from '../corpus/document.js';
import { UNIT_KINDS, type DocumentMeta, type Unit, type UnitKind } from './unit.js';

const SCHEMA = `
  CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, meta TEXT NOT NULL);
  CREATE TABLE sections (
    document INTEGER NOT NULL, position INTEGER NOT NULL, layer TEXT NOT NULL, path TEXT NOT NULL, section TEXT NOT NULL,
    PRIMARY KEY (document, position), UNIQUE (document, layer, path)
  ) WITHOUT ROWID;
  CREATE TABLE units (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, document INTEGER NOT NULL, section TEXT NOT NULL, layer INTEGER NOT NULL,
    aspect INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, text TEXT NOT NULL
  );`;

/** Writes `passages.sqlite`: documents and their sections whole, and every unit under its number. */
export function writeDatabase(path: string, documents: readonly { meta: DocumentMeta; sections: readonly Section[] }[], units: readonly Unit[]): void {
  const database = new Database(path);
  try {
    // Nobody reads the file before it is published, and a killed build starts it anew.
    database.pragma('journal_mode = OFF');
    database.pragma('synchronous = OFF');
    database.exec(SCHEMA);
    const addDocument = database.prepare('INSERT INTO documents VALUES (?, ?, ?)');
    const addSection = database.prepare('INSERT INTO sections VALUES (?, ?, ?, ?, ?)');
    const addUnit = database.prepare('INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    database.transaction(() => {
      documents.forEach(({ meta, sections }, number) => {
        addDocument.run(number, meta.id, JSON.stringify(meta));
        sections.forEach((section, position) => addSection.run(number, position, section.layer, section.path, JSON.stringify(section)));
      });
      units.forEach((unit, id) => addUnit.run(
        id, UNIT_KINDS.indexOf(unit.kind), unit.document, unit.section,
        unit.layer === undefined ? -1 : LAYERS.indexOf(unit.layer), unit.aspect === undefined ? -1 : ASPECTS.indexOf(unit.aspect),
        unit.lines[0], unit.lines[1], unit.text,
      ));
    })();
  } finally {
    database.close();
  }
}

type UnitRow = [kind: number, document: number, section: string, layer: number, aspect: number, first: number, last: number];

/** Reads `passages.sqlite`. Texts and sections stay on disk until they are asked for. */
export class PassageDatabase {
  private readonly database: Database.Database;
  private readonly textOf: Database.Statement<[number], string>;
  private readonly sectionsOf: Database.Statement<[number], string>;

  /** @throws what SQLite says when the file is missing or no database */
  constructor(path: string) {
    this.database = new Database(path, { readonly: true, fileMustExist: true });
    this.textOf = this.database.prepare<[number], string>('SELECT text FROM units WHERE id = ?').pluck();
    this.sectionsOf = this.database.prepare<[number], string>('SELECT section FROM sections WHERE document = ? ORDER BY position').pluck();
  }

  documents(): DocumentMeta[] {
    const rows = this.database.prepare('SELECT meta FROM documents ORDER BY number').pluck().all() as string[];
    return rows.map((meta) => JSON.parse(meta) as DocumentMeta);
  }

  /** Every unit without its text, by number. */
  units(): Omit<Unit, 'text'>[] {
    const rows = this.database.prepare('SELECT kind, document, section, layer, aspect, first, last FROM units ORDER BY id').raw();
    const sections = new Map<string, string>();
    const units: Omit<Unit, 'text'>[] = [];
    // One by one, and each section's name kept once: all rows at a time would take 40 MB that are never given back.
    for (const [kind, document, name, layer, aspect, first, last] of rows.iterate() as IterableIterator<UnitRow>) {
      let section = sections.get(name);
      if (section === undefined) sections.set(name, (section = name));
      units.push({
        kind: UNIT_KINDS[kind] as UnitKind,
        document,
        section,
        ...(layer < 0 ? {} : { layer: LAYERS[layer] as Layer }),
        ...(aspect < 0 ? {} : { aspect: ASPECTS[aspect] as Aspect }),
        lines: [first, last],
      });
    }
    return units;
  }

  /** The text that was indexed for a unit. */
  text(unit: number): string | undefined {
    return this.textOf.get(unit);
  }

  /** All sections of a document, in its order. */
  sections(document: number): Section[] {
    return this.sectionsOf.all(document).map((section) => JSON.parse(section) as Section);
  }

  close(): void {
    this.database.close();
  }
}
