import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../../src/corpus/load/loadCorpus.js';

const PLANS = fileURLToPath(new URL('../../../corpus/plans/', import.meta.url));
const PLAN = (id: string, title = 'Kế hoạch thử') => `---\nid: ${id}\ntitle: ${title}\nlevel: commune\n---\n## I. A\nMột.\n`;

let root: string;
let corpus: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'motcua-corpus-'));
  corpus = join(root, 'corpus');
  mkdirSync(corpus);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (file: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(corpus, file)), { recursive: true });
  writeFileSync(join(corpus, file), content);
};
const load = () => loadCorpus(corpus);
const ids = async () => (await load()).documents.map(({ id }) => id);
const named = async () => Object.fromEntries((await load()).problems.map(({ file, cause }) => [file, cause]));

describe('loadCorpus', () => {
  it('reads the shipped plans without a problem', async () => {
    cpSync(PLANS, join(corpus, 'plans'), { recursive: true });
    expect(await load()).toMatchObject({ documents: { length: 5 }, problems: [] });
  });

  it('reads phrasings and plain texts beside plans', async () => {
    put('plans/b.md', PLAN('b'));
    put('plans/Thông báo.txt', 'THÔNG BÁO\nNghỉ lễ.');
    put('phrasings/ho-tich.tsv', 'code\tkind\ttext\n1.001193\tchat\tkhai sinh o dau\n');
    const { documents, phrasings, problems } = await load();
    expect(problems).toEqual([]);
    expect(documents.map(({ id, kind }) => [id, kind])).toEqual([['b', 'plan'], ['thong-bao', 'text']]);
    expect(phrasings).toEqual([{ document: '1.001193', kind: 'chat', text: 'khai sinh o dau' }]);
  });

  it('reads questions that belong elsewhere', async () => {
    put('elsewhere/not-administrative.tsv', 'topic\tkind\ttext\nthời tiết\tplain\tmai có mưa không\n');
    const { elsewhere, problems } = await load();
    expect(problems).toEqual([]);
    expect(elsewhere).toMatchObject([{ topic: 'thời tiết', text: 'mai có mưa không', group: 'chat' }]);
  });

  it('names each bad file and reads the rest', async () => {
    put('plans/good.md', PLAN('good'));
    put('plans/head.md', '---\nid: [\n---\n## I. A\n');
    put('plans/zero.md', '');
    put('plans/utf16.txt', Buffer.from('\uFEFFKế hoạch', 'utf16le'));
    put('plans/latin.txt', Uint8Array.of(0x4b, 0xea, 0x20));
    put('plans/scan.pdf', '%PDF-1.7');
    put('plans/letter.docx', 'PK');
    put('plans/table.csv', 'a,b');
    put('notes/x.md', 'x');
    put('plans/big.txt', 'x');
    truncateSync(join(corpus, 'plans/big.txt'), 50 * 1024 * 1024);
    expect(await ids()).toEqual(['good']);
    expect(await named()).toEqual({
      'notes/x.md': expect.stringContaining('no reader knows this place') as string,
      'plans/big.txt': expect.stringContaining('50 MB') as string,
      'plans/head.md': expect.stringContaining('YAML') as string,
      'plans/latin.txt': expect.stringContaining('not valid UTF-8') as string,
      'plans/letter.docx': expect.stringContaining('Word files (.docx) are not read yet') as string,
      'plans/scan.pdf': expect.stringContaining('PDF files (.pdf) are not read yet') as string,
      'plans/table.csv': expect.stringContaining('".csv"') as string,
      'plans/utf16.txt': expect.stringContaining('UTF-16') as string,
      'plans/zero.md': expect.stringContaining('zero bytes') as string,
    });
  });

  it('gives each problem a remedy', async () => {
    put('plans/a.md', 'no head');
    put('contacts.yaml', 'contacts: [\n');
    put('phrasings/a.tsv', 'wrong\n');
    const { problems } = await load();
    expect(problems.map(({ file }) => file)).toEqual(['contacts.yaml', 'phrasings/a.tsv', 'plans/a.md']);
    expect(problems.every(({ severity, cause, remedy }) => severity === 'error' && cause && remedy)).toBe(true);
  });

  it('keeps the first of two documents with one id and names both files', async () => {
    put('plans/a.md', PLAN('same', 'Thứ nhất'));
    put('plans/b.md', PLAN('same', 'Thứ hai'));
    const { documents, problems } = await load();
    expect(documents.map(({ title }) => title)).toEqual(['Thứ nhất']);
    expect(problems).toMatchObject([{ file: 'plans/b.md', cause: expect.stringContaining('plans/a.md') as string }]);
  });

  it('passes over what is not for us: README, lexicon, hidden files, backups', async () => {
    for (const file of ['README.md', 'phrasings/README.md', 'facts/known-problems.yaml', 'lexicon/teencode.tsv', 'plans/.DS_Store', 'plans/a.md~']) put(file, 'x');
    expect(await load()).toEqual({ documents: [], phrasings: [], elsewhere: [], contacts: [], emergency: [], problems: [] });
  });

  it('follows no link out of the folder', async () => {
    put('plans/a.md', PLAN('a'));
    writeFileSync(join(root, 'secret.md'), PLAN('secret'));
    mkdirSync(join(root, 'outside'));
    writeFileSync(join(root, 'outside/b.md'), PLAN('b'));
    symlinkSync(join(root, 'secret.md'), join(corpus, 'plans/link.md'));
    symlinkSync(join(root, 'outside'), join(corpus, 'plans/folder'));
    symlinkSync(join(root, 'nowhere'), join(corpus, 'plans/gone.md'));
    symlinkSync(corpus, join(corpus, 'plans/loop'));
    symlinkSync(join(corpus, 'plans/a.md'), join(corpus, 'plans/again.md'));
    expect(await ids()).toEqual(['a']);
    expect(Object.keys(await named())).toEqual(['plans/folder', 'plans/gone.md', 'plans/link.md']);
  });

  it('reads a corpus folder that is itself a link', async () => {
    put('plans/a.md', PLAN('a'));
    symlinkSync(corpus, join(root, 'link'));
    expect((await loadCorpus(join(root, 'link'))).documents).toHaveLength(1);
  });

  it('says which setting to change when the folder is missing', async () => {
    await expect(loadCorpus(join(root, 'nowhere'))).rejects.toMatchObject({ name: 'CorpusFileError', remedy: expect.stringContaining('MOTCUA_CORPUS') as string });
  });

  it('does without imported records where there are none', async () => {
    put('plans/a.md', PLAN('a'));
    expect((await loadCorpus(corpus, { imports: join(root, 'imports') })).problems).toEqual([]);
  });

  it('puts imported records on top of the sheets, and names a broken line of theirs', async () => {
    const record = { code: '1.001193', name: 'Thủ tục đăng ký khai sinh', levels: ['commune'], field: 'Hộ tịch', who: [], url: 'https://example.org/1', captured: '2026-07', sections: [{ path: 'steps', heading: 'Trình tự thực hiện', lines: ['Bước 1.'] }] };
    mkdirSync(join(root, 'imports'));
    writeFileSync(join(root, 'imports/tthc.jsonl'), `${JSON.stringify(record)}\nbroken\n`);
    writeFileSync(join(root, 'imports/tthc.jsonl.part'), 'half');
    const { documents, problems } = await loadCorpus(corpus, { imports: join(root, 'imports') });
    expect(documents).toMatchObject([{ id: '1.001193', sections: [{ layer: 'record', lines: ['Bước 1.'] }], files: ['imports/tthc.jsonl'] }]);
    expect(problems).toMatchObject([{ file: 'imports/tthc.jsonl', cause: expect.stringContaining('line 2') as string }]);
  });

  it('reads the whole shipped corpus without an error, the same each time', async () => {
    const shipped = fileURLToPath(new URL('../../../corpus/', import.meta.url));
    const first = await loadCorpus(shipped);
    expect(first.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(first.documents.filter(({ kind }) => kind === 'life_event').map(({ id }) => id)).toContain('sinh-con');
    expect(first.documents.filter(({ kind }) => kind === 'plan')).toHaveLength(5);
    expect(first.documents.filter(({ kind }) => kind === 'procedure')).toHaveLength(2642);
    expect(await loadCorpus(shipped)).toEqual(first);
  }, 30_000);
});
