#!/usr/bin/env node
// The command `motcua`: makes sure that it is installed and built, without a word when it is, then hands over to src/cli/main.ts.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/setup.mjs'), import('./setup/build.mjs'), import('./setup/runMotcua.mjs')]).then(([{ runScript }, { setup }, { build }, { runMotcua }]) =>
  runScript(async () => {
    await setup();
    await build();
    return runMotcua(process.argv.slice(2));
  }),
);
