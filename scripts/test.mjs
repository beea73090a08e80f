// npm test: sets up, builds, runs every test and ends with the counts on a line of their own.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/runTests.mjs')]).then(([{ runScript }, { runTests }]) =>
  runScript(() => runTests(process.argv.slice(2))),
);
