// node scripts/setup.mjs: installs what is missing or stale. `npm start` and `npm test` do it themselves.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/setup.mjs')]).then(([{ runScript }, { setup }]) =>
  runScript(async () => {
    await setup();
    return 0;
  }),
);
