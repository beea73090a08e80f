import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderTable } from '../../src/evaluation/table.js';
import type { EngineRequest } from '../engineChild.js';
import type { EngineResult } from '../engines/measureEngine.js';
import { megabytes, milliseconds, seconds, type BenchContext } from '../lib/row.js';
import { runCommand } from '../lib/runCommand.js';

const NAMES = ['motcua', 'fts5', 'exact', 'minisearch'] as const;

/** The product beside other ways to search the same texts, each in a process of its own. */
export async function engines(context: BenchContext, request: EngineRequest): Promise<EngineResult[]> {
  const child = fileURLToPath(new URL('../engineChild.js', import.meta.url));
  const results: EngineResult[] = [];
  for (const name of NAMES) {
    context.log(`${context.name}: ${name}`);
    const folder = await mkdtemp(path.join(tmpdir(), 'motcua-engine-'));
    try {
      const { stdout } = await runCommand(child, [name, folder, JSON.stringify(request)], context.env, ['--expose-gc', '--max-old-space-size=8192']);
      results.push(JSON.parse(stdout) as EngineResult);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return results;
}

/** The results as one table. */
export function renderEngines(results: readonly EngineResult[]): string {
  const share = (value: number | undefined) => (value === undefined ? '' : value.toFixed(3));
  const rows = results.map((r) => [
    r.name,
    String(r.texts),
    (r.opened ? 'opened in ' : '') + seconds(r.buildMs) + (r.embeddingMs === undefined ? '' : ` (${seconds(r.embeddingMs)} vectors)`),
    milliseconds(r.times.median),
    milliseconds(r.times.p99),
    r.memory === undefined ? '' : megabytes(r.memory),
    megabytes(r.bytes),
    share(r.first),
    share(r.inThree),
  ]);
  return renderTable(['engine', 'texts', 'build', 'median', 'p99', 'memory', 'index', 'right first', 'in three'], rows);
}
