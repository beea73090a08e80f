import type { Answer } from '../../../src/answer/answer.js';
import { renderPlainText } from '../../../src/answer/plainText.js';
import { createAssistant, type MeasuredAssistant } from '../../../src/conversation/createAssistant.js';
import { documentSources } from '../../../src/evaluation/documentSources.js';
import { unfaithfulParts, type Unfaithful } from '../../../src/evaluation/faithfulness.js';
import { openSmallIndex, type SmallIndex } from '../../retrieval/support/smallIndex.js';

export interface SmallAssistant extends SmallIndex {
  assistant: MeasuredAssistant;
  /** What in an answer no cited source bears out. */
  unfaithful(answer: Answer): Unfaithful[];
}

/** The real Assistant over the small corpus. Its clock stands still, so equal answers are equal to the byte. */
export async function openSmallAssistant(): Promise<SmallAssistant> {
  const index = await openSmallIndex();
  const { contacts, emergency } = index.corpus;
  const sources = documentSources(index.document);
  return {
    ...index,
    assistant: createAssistant({ withRetriever: (work) => work(index.retriever), contacts, emergency, now: () => 0 }),
    unfaithful: (answer) => unfaithfulParts(answer, renderPlainText(answer), sources),
  };
}
