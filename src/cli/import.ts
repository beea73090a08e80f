import path from 'node:path';
import type { Command } from 'commander';
import { loadConfig } from '../config.js';
import type { ImportReport } from '../corpus/portal/importReport.js';
import { createProgress, EXIT } from './output.js';

/** `motcua import tthc FILE`: procedures of the national portal from a capture in JSON lines, plain or gzip. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('bring in documents from elsewhere')
    .command('tthc')
    .description('procedures of the national public service portal, from a capture in JSON lines (plain or gzip)')
    .argument('<file>', 'the capture')
    .option('--facts', 'make the fact sheets of the corpus (corpus/facts) instead of storing the official text')
    .addHelpText('after', '\nThe official text is kept under the state folder and stands behind guidance and fact sheets. Run "motcua index" afterwards.\nExit code 1 when a line could not be read; the others are in.')
    .action(async (file: string, { facts }: { facts?: boolean }) => {
      process.exitCode = await importPortal(file, facts === true);
    });
}

async function importPortal(file: string, facts: boolean): Promise<number> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  const factsFolder = path.join(config.corpus, 'facts');
  const [{ importFacts }, { importRecords }, { readKnownProblems }, { printReport }] = await Promise.all([
    import('../corpus/portal/importFacts.js'), import('../corpus/portal/importRecords.js'), import('../corpus/portal/knownProblems.js'), import('../corpus/portal/importReport.js'),
  ]);
  const progress = createProgress('records');
  // The number of lines is known only at the end; what counts is that it moves.
  const onProgress = (done: number): void => progress.update(done, Math.max(done, 2642));
  let report: ImportReport;
  try {
    report = facts
      ? await importFacts(file, factsFolder, onProgress)
      : await importRecords(file, config.state, onProgress, await readKnownProblems(path.join(factsFolder, 'known-problems.yaml')));
  } finally {
    progress.stop();
  }
  process.stdout.write(printReport(report));
  return report.broken.length > 0 || report.written === 0 ? EXIT.failure : EXIT.ok;
}
