import { renderPlainText } from '../../answer/plainText.js';
import { loadConfig } from '../../config.js';
import { documentSources } from '../../evaluation/documentSources.js';
import type { Subject } from '../../evaluation/subject.js';
import { openCurrent } from '../../index/openCurrent.js';

/** The assistant over the published index, and that index's documents to check the answers by. */
export async function openSubject(): Promise<Subject> {
  const config = loadConfig({ env: process.env, cwd: process.cwd() });
  // Opened beside the assistant's: what an answer is checked by must not come from what made the answer.
  const generation = await openCurrent(config.index);
  const { openAssistant } = await import('../../server/wire.js');
  const { assistant, close } = await openAssistant(config);
  return {
    assistant,
    sources: documentSources((id) => {
      const number = generation.documentNumber(id);
      const meta = number === undefined ? undefined : generation.documents[number];
      return number === undefined || meta === undefined ? undefined : { ...meta, sections: generation.sections(number) };
    }),
    fixedTexts: [],
    index: generation.id,
    renderPlainText,
    async close() {
      generation.close();
      await close();
    },
  };
}
