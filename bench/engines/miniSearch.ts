import MiniSearch from 'minisearch';
import { fold } from '../../src/text/fold.js';
import { oneText, RESULTS, textsAt, type Engine } from './engine.js';

/** MiniSearch, a popular JavaScript search library, with its defaults over folded words. */
export const miniSearch: Engine = {
  name: 'MiniSearch',
  async build(texts) {
    const index = new MiniSearch<{ id: number; text: string }>({ fields: ['text'], processTerm: (term) => fold(term) });
    index.addAll(texts.map(({ text }, id) => ({ id, text })));
    return {
      async search(question, context) {
        return textsAt(texts, index.search(oneText(question, context)).slice(0, RESULTS).map(({ id }) => id as number));
      },
      bytes: Buffer.byteLength(JSON.stringify(index)),
      async close() {},
    };
  },
};
