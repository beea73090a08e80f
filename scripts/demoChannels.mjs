// npm run demo:channels: the product against a fake Zalo and a fake Telegram, with a page that shows a phone of each.
import './setup/requireNode.mjs';

Promise.all([import('./setup/say.mjs'), import('./setup/demoChannels.mjs')]).then(([{ runScript }, { demoChannels }]) => runScript(() => demoChannels()));
