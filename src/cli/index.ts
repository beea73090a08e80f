import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { loadConfig } from '../config.js';
import type { CorpusProblem } from '../corpus/document.js';
import type { BuildProgress } from '../index/build/buildGeneration.js';
import { createProgress, EXIT } from './output.js';

const STAGES: Record<BuildProgress['stage'], string> = { embed: 'embedding', graph: 'vector graph', write: 'writing', verify: 'verifying' };

/** `motcua index`: builds and publishes a generation of the corpus, or goes back to the one before. */
export function registerIndex(program: Command): void {
  program
    .command('index')
    .description('read the corpus, build a new generation of the index and publish it; a running server takes it over')
    .option('--rollback', 'publish the generation before instead')
    .option('--pack <file>', 'also write the vectors of this corpus to a file, for shipping (models/README.md)')
    .addHelpText('after', '\nOnly changed texts are embedded again. It may be stopped at any moment: what is published stays.\nExit code 1 when a file of the corpus was left out; the rest is published.')
    .action(async ({ rollback: back, pack }: { rollback?: boolean; pack?: string }) => {
      process.exitCode = back ? await goBack() : await build(pack);
    });
}

async function goBack(): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const { rollback } = await import('../index/openCurrent.js');
  const { id } = await rollback(config.index);
  process.stdout.write(`Published ${id} again.\n`);
  return EXIT.ok;
}

async function build(pack: string | undefined): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const [{ buildIndex }, { createEncoder }] = await Promise.all([import('../server/buildIndex.js'), import('../embedding/createEncoder.js')]);
  const encoder = await createEncoder({ modelDir: config.model, threads: availableParallelism() });
  let stage: BuildProgress['stage'] | undefined;
  let progress: ReturnType<typeof createProgress> | undefined;
  const onProgress = ({ stage: now, done, total }: BuildProgress): void => {
    if (now !== stage) {
      progress?.stop();
      progress = createProgress(STAGES[now]);
      stage = now;
    }
    progress?.update(done, total);
  };
  try {
    const { manifest, built, problems } = await buildIndex({ config, encoder, pack, onProgress });
    progress?.stop();
    for (const problem of problems) process.stderr.write(`${describeProblem(problem)}\n`);
    const { documents, units } = manifest.counts;
    process.stdout.write(built
      ? `Published ${manifest.id}: ${documents} documents, ${units} texts, ${manifest.embedded} embedded, ${manifest.seconds} s.\n`
      : `Nothing changed: ${manifest.id} stays published (${documents} documents, ${units} texts).\n`);
    return problems.some(({ severity }) => severity === 'error') ? EXIT.failure : EXIT.ok;
  } finally {
    progress?.stop();
    await encoder.dispose();
  }
}

/** One problem of the corpus as a line for the operator. */
export function describeProblem({ file, severity, cause, remedy }: CorpusProblem): string {
  return `${severity === 'error' ? 'left out' : 'repaired'}: ${file}: ${cause}; ${remedy}`;
}
