import { build } from './build.mjs';
import { ROOT } from './paths.mjs';
import { runMotcua } from './runMotcua.mjs';
import { setup } from './setup.mjs';

/** Sets up, builds and runs the server until it ends; gives its exit code. */
export async function serve(args, root = ROOT) {
  await setup(root);
  await build(root);
  return runMotcua(['serve', '--open', ...args], root);
}
