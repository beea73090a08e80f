import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContacts } from '../../src/corpus/contacts/readContacts.js';
import { readGuidance } from '../../src/corpus/guidance/readGuidance.js';
import { readLexicon } from '../../src/corpus/lexicon/readLexicon.js';
import { readPhrasings } from '../../src/corpus/phrasings/readPhrasings.js';
import { readPlan } from '../../src/corpus/plans/readPlan.js';
import { splitSentences } from '../../src/text/sentences.js';

const CORPUS = new URL('../../corpus/', import.meta.url).pathname;
const files = (folder: string, ending: string) => readdirSync(`${CORPUS}${folder}`).filter((name) => name.endsWith(ending)).sort();
const text = (path: string) => readFileSync(`${CORPUS}${path}`, 'utf8');

describe('the phrasings of the corpus', () => {
  const read = files('phrasings', '.tsv').map((name) => ({ name, text: text(`phrasings/${name}`), ...readPhrasings(text(`phrasings/${name}`), name) }));

  it('have no bad line', () => {
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('cover the 2,642 procedures of the portal', () => {
    expect(new Set(read.flatMap(({ phrasings }) => phrasings.flatMap(({ document, section }) => (section === undefined ? [document] : [])))).size).toBe(2642);
  });

  it('cover every section of the five plans that holds text', () => {
    const asked = new Set(read.flatMap(({ phrasings }) => phrasings.map(({ document, section }) => `${document}#${section}`)));
    const sections = files('plans', '.md').filter((name) => /^\d/.test(name)).flatMap((name) => {
      const plan = readPlan(text(`plans/${name}`), `plans/${name}`);
      return plan.sections.filter(({ lines }) => lines.length > 0).map(({ path }) => `${plan.id}#${path}`);
    });
    expect(sections.filter((section) => !asked.has(section))).toEqual([]);
    expect([...asked].filter((section) => /^\d{3}-/.test(section) && !sections.includes(section))).toEqual([]);
  });

  it('are sorted, in NFC and without a double', () => {
    for (const { name, text: source } of read) {
      const lines = source.trimEnd().split('\n').slice(1);
      expect(lines, name).toEqual([...new Set(lines)].sort());
      expect(source, name).toBe(source.normalize('NFC'));
    }
  });
});

describe('the contacts of the corpus', () => {
  const { contacts, emergency } = readContacts(text('contacts.yaml'), 'contacts.yaml');

  it('hold the national line for everything', () => {
    expect(contacts.filter(({ scope }) => !scope.place && !scope.fields).map(({ phones }) => phones)).toEqual([['18001096']]);
  });

  it('leave out the numbers that must not be used', () => {
    const digits = [...contacts, ...emergency].flatMap(({ phones }) => phones).map((phone) => phone.replace(/\D/g, ''));
    expect(digits).not.toContain('19001009');
    expect(digits).not.toContain('19000134');
  });

  it('serve communes that exist, each name once in the three provinces', async () => {
    const { places } = await readLexicon(`${CORPUS}lexicon`);
    const communes = contacts.map(({ scope }) => scope.place).filter((place) => place?.startsWith('xã') || place?.startsWith('phường'));
    for (const commune of communes) expect(places.filter((place) => place.commune === commune), commune).toHaveLength(1);
  });
});

describe('the lexicon of the corpus', () => {
  it('keeps every ambiguous meaning marked and every variant apart', async () => {
    const { abbreviations, teencode, oldNames, places } = await readLexicon(`${CORPUS}lexicon`);
    const rows = [...abbreviations, ...teencode];
    const keys = rows.map(({ variant, standard }) => `${variant}\t${standard}`);
    expect(keys).toEqual([...new Set(keys)]);
    for (const { variant, ambiguous } of rows) {
      if (rows.filter((row) => row.variant === variant).length > 1) expect(ambiguous, variant).toBe(true);
    }
    const old = oldNames.flatMap((entry) => entry.old);
    expect(old).toEqual([...new Set(old)]);
    expect(places.filter(({ commune }) => commune)).toHaveLength(291);
  });
});

describe('the guidance of the corpus', () => {
  const documents = files('procedures', '.md').map((name) => ({ name, document: readGuidance(text(`procedures/${name}`), `procedures/${name}`) }));

  it('is named after the code, once for each', () => {
    expect(documents.map(({ document }) => `${document.id}.md`)).toEqual(documents.map(({ name }) => name));
  });

  it('answers what is asked most: who, where, which papers, how long, how much', () => {
    for (const { name, document } of documents) {
      const paths = document.sections.map(({ path }) => path);
      expect(paths, name).toEqual(expect.arrayContaining(['about', 'who', 'place', 'dossier', 'duration', 'fee', 'channel', 'steps', 'result', 'legal_basis']));
    }
  });

  it('is in NFC and says every line once', () => {
    for (const { name, document } of documents) {
      expect(text(`procedures/${name}`), name).toBe(text(`procedures/${name}`).normalize('NFC'));
      for (const { path, lines } of document.sections) expect(lines, `${name} ${path}`).toEqual([...new Set(lines)]);
    }
  });

  it('has short sentences: none over 25 words, the median at most 18', () => {
    const lengths = documents.flatMap(({ name, document }) =>
      document.sections.filter(({ path }) => path !== 'legal_basis').flatMap(({ lines }) => lines.flatMap((line) => splitSentences(line))).map((sentence) => ({ name, sentence, words: sentence.split(' ').length })),
    );
    expect(lengths.filter(({ words }) => words > 25)).toEqual([]);
    const sorted = lengths.map(({ words }) => words).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(18);
  });
});
