import { mkdir, rm } from 'node:fs/promises';
import { generationSize } from '../lib/folderSize.js';
import { nodeFor } from '../lib/nodeFor.js';
import { megabytes, seconds, type BenchContext, type Row } from '../lib/row.js';
import { runCommand } from '../lib/runCommand.js';

/** `motcua index` into an empty folder: no generation, no cached vector. Leaves the index that the other rows use. */
export async function indexFromNothing({ cli, env, index }: BenchContext): Promise<Row[]> {
  await rm(index, { recursive: true, force: true });
  await mkdir(index, { recursive: true });
  const node = await nodeFor(cli, 'index');
  const { ms, memory } = await runCommand(cli, ['index'], { ...node.env, ...env }, node.flags);
  return [
    { what: 'index from nothing', measured: seconds(ms), budget: '≤ 300 s', held: ms <= 300_000 },
    ...(memory === undefined ? [] : [{ what: 'index from nothing: memory at most', measured: megabytes(memory), budget: '≤ 1000 MB', held: memory <= 1e9 }]),
    { what: 'index on disk, one generation', measured: megabytes(await generationSize(index)) },
  ];
}
