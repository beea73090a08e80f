import { appendFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeFor } from '../lib/nodeFor.js';
import { seconds, type BenchContext, type Row } from '../lib/row.js';
import { runCommand } from '../lib/runCommand.js';

/** One guidance file gets one more line; the index is brought up to date. Works on copies. */
export async function changedProcedure({ cli, env, corpus, index }: BenchContext): Promise<Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'motcua-bench-'));
  try {
    const copy = { corpus: path.join(folder, 'corpus'), index: path.join(folder, 'index') };
    await cp(corpus, copy.corpus, { recursive: true });
    // Links are kept as they are: a generation is published by one.
    await cp(index, copy.index, { recursive: true, verbatimSymlinks: true });
    const procedures = path.join(copy.corpus, 'procedures');
    const file = (await readdir(procedures, { recursive: true })).filter((name) => name.endsWith('.md')).sort()[0];
    if (file === undefined) return [];
    await appendFile(path.join(procedures, file), '\nMột dòng mới để đo thời gian cập nhật.\n');
    const node = await nodeFor(cli, 'index');
    const { ms } = await runCommand(cli, ['index'], { ...node.env, ...env, MOTCUA_CORPUS: copy.corpus, MOTCUA_INDEX: copy.index }, node.flags);
    return [{ what: 'index again after one changed procedure', measured: seconds(ms), budget: '≤ 3 s', held: ms <= 3000 }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
