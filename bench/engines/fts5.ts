import path from 'node:path';
import Database from 'better-sqlite3';
import { folderSize } from '../lib/folderSize.js';
import { fold } from '../../src/text/fold.js';
import { tokens } from '../../src/text/tokens.js';
import { oneText, RESULTS, textsAt, type Engine } from './engine.js';

/** SQLite FTS5 alone: BM25 over folded text, all words of the question joined by OR. */
export const fts5: Engine = {
  name: 'FTS5 alone',
  async build(texts, folder) {
    const db = new Database(path.join(folder, 'fts.sqlite'));
    db.exec("CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='unicode61')");
    const insert = db.prepare('INSERT INTO texts(rowid, text) VALUES (?, ?)');
    db.transaction(() => texts.forEach(({ text }, number) => insert.run(number, fold(text))))();
    db.exec("INSERT INTO texts(texts) VALUES ('optimize')");
    const select = db.prepare<[string], { rowid: number }>(`SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ${RESULTS}`);
    return {
      async search(question, context) {
        const words = tokens(fold(oneText(question, context))).map((word) => `"${word}"`);
        return words.length === 0 ? [] : textsAt(texts, select.all(words.join(' OR ')).map(({ rowid }) => rowid));
      },
      bytes: folderSize(folder),
      async close() {
        db.close();
      },
    };
  },
};
