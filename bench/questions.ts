import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** What citizens ask, for timing: the questions beside the project where they are, else every so many of the shipped phrasings. */
export async function timingQuestions(shared: string, corpus: string, count: number): Promise<{ questions: string[]; source: string }> {
  const file = path.join(shared, 'data', 'questions', 'citizen-questions.tsv');
  if (existsSync(file)) return { questions: spread(await column(file, 0), count), source: 'citizen-questions.tsv' };
  const folder = path.join(corpus, 'phrasings');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.tsv')).sort();
  const phrasings = (await Promise.all(files.map((name) => column(path.join(folder, name), 2)))).flat();
  return { questions: spread(phrasings, count), source: 'the shipped phrasings' };
}

async function column(file: string, at: number): Promise<string[]> {
  const [, ...lines] = (await readFile(file, 'utf8')).split(/\r?\n/);
  return lines.map((line) => line.split('\t')[at]?.trim() ?? '').filter(Boolean);
}

/** `count` values at even distances. */
function spread<T>(values: readonly T[], count: number): T[] {
  const step = Math.max(1, values.length / count);
  return Array.from({ length: Math.min(count, values.length) }, (_, i) => values[Math.floor(i * step)]).filter((value) => value !== undefined);
}
