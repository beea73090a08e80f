// npm run build: dist/ from the sources, when they changed.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/setup.mjs'), import('./setup/build.mjs')]).then(([{ runScript }, { setup }, { build }]) =>
  runScript(async () => {
    await setup();
    await build();
    return 0;
  }),
);
