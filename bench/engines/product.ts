import { loadConfig } from '../../src/config.js';
import { openAssistant } from '../../src/server/wire.js';
import { generationSize } from '../lib/folderSize.js';
import type { Engine } from './engine.js';

/** Một Cửa itself: the whole way from the question to the composed answer, over the published index. */
export const product: Engine = {
  name: 'Một Cửa',
  opens: true,
  async build() {
    const config = loadConfig({ env: process.env, cwd: process.cwd() });
    const { assistant, close } = await openAssistant(config);
    return {
      async search(question, context) {
        const { ranking } = await assistant.answer({ text: question, ...(context?.length ? { context: [...context] } : {}) });
        return ranking;
      },
      bytes: await generationSize(config.index),
      async close() {
        await close();
      },
    };
  },
};
