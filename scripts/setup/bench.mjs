import path from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { runCommand } from './runCommand.mjs';
import { setup } from './setup.mjs';

/** Sets up, builds and runs bench/main.ts with the given arguments; gives its exit code. */
export async function bench(args, root = ROOT) {
  await setup(root);
  await build(root);
  return runCommand(process.execPath, ['--expose-gc', path.join(root, 'dist', 'bench', 'main.js'), ...args], { cwd: root });
}
