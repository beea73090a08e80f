// Splits one long table of phrasings (code, kind, text) into a file per field, small enough for a person to review.
// Usage: node scripts/splitPhrasings.mjs PHRASINGS.tsv PROCEDURES.jsonl.gz OUT_DIR
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Fields with fewer procedures than this share a file with the other small fields of their ministry. */
const SMALL_FIELD = 10;

const [phrasingsFile, proceduresFile, outDir] = process.argv.slice(2);
if (!phrasingsFile || !proceduresFile || !outDir) {
  console.error('Usage: node scripts/splitPhrasings.mjs PHRASINGS.tsv PROCEDURES.jsonl.gz OUT_DIR');
  process.exit(2);
}

const slug = (text) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

const records = new Map();
const sizes = new Map();
for (const line of gunzipSync(readFileSync(proceduresFile)).toString('utf8').split('\n')) {
  if (!line) continue;
  const { ma_thu_tuc: code, linh_vuc, _agency: agency } = JSON.parse(line);
  const field = linh_vuc.normalize('NFC').trim();
  records.set(code, { field, agency });
  sizes.set(field, (sizes.get(field) ?? 0) + 1);
}

const files = new Map();
const unknown = new Set();
for (const line of readFileSync(phrasingsFile, 'utf8').split('\n').slice(1)) {
  if (!line) continue;
  const [code, kind, text] = line.split('\t').map((cell) => cell.normalize('NFC').trim());
  const record = records.get(code);
  if (!record) { unknown.add(code); continue; }
  const name = sizes.get(record.field) < SMALL_FIELD ? `linh-vuc-nho-${slug(record.agency)}` : slug(record.field);
  const rows = files.get(name) ?? new Set();
  rows.add([code, kind, text].join('\t'));
  files.set(name, rows);
}

mkdirSync(outDir, { recursive: true });
for (const old of readdirSync(outDir)) if (old.endsWith('.tsv')) rmSync(join(outDir, old));
let written = 0;
for (const [name, rows] of files) {
  // Plain code-unit order: the same on every machine and locale.
  writeFileSync(join(outDir, `${name}.tsv`), ['code\tkind\ttext', ...[...rows].sort()].join('\n') + '\n');
  written += rows.size;
}
console.log(`${written} phrasings in ${files.size} files${unknown.size ? `; unknown codes: ${[...unknown].join(', ')}` : ''}`);
