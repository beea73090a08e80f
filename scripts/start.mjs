// npm start: sets up, builds, then serves the web chat and opens it.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/serve.mjs')]).then(([{ runScript }, { serve }]) => runScript(() => serve(process.argv.slice(2))));
