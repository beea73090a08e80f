// The first import of every script: it must parse on any Node that knows modules at all, so its syntax is old on purpose.
import { nodeProblem } from './nodeVersion.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  process.stderr.write('\n' + problem + '\n\n');
  process.exit(1);
}
