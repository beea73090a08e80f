import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { runCommand } from './runCommand.mjs';
import { say } from './say.mjs';
import { setup } from './setup.mjs';

/** Runs vitest with the given arguments and prints the counts last; gives vitest's exit code. */
export async function runTests(args, root = ROOT) {
  await setup(root);
  await build(root);
  const report = path.join(root, '.cache', 'vitest.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await runCommand(process.execPath, [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { cwd: root });
  if (existsSync(report)) process.stdout.write(`\n${countLine(JSON.parse(readFileSync(report, 'utf8')))}\n`);
  else say('vitest ended without a report, so there is nothing to count; its output above says why.');
  return code;
}

/** `N passed, N failed, N skipped` of a vitest JSON report. A test file that did not even load counts as one failure. */
export function countLine(report) {
  const unloaded = (report.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return `${report.numPassedTests} passed, ${report.numFailedTests + unloaded} failed, ${skipped} skipped`;
}
