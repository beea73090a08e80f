// npm run bench: sets up, builds and runs the benchmark.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/bench.mjs')]).then(([{ runScript }, { bench }]) => runScript(() => bench(process.argv.slice(2))));
