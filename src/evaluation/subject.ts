import type { Answer } from '../answer/answer.js';
import type { EvaluatedAssistant } from './evaluatedAssistant.js';
import type { CitedSources } from './faithfulness.js';

/** What is measured: an assistant over one index, and the documents of that index to check its answers by. */
export interface Subject {
  assistant: EvaluatedAssistant;
  sources: CitedSources;
  /** Sentences of ours that may carry figures. */
  fixedTexts: readonly string[];
  /** Id of the generation that answers. */
  index: string;
  renderPlainText(answer: Answer): string;
  close(): Promise<void> | void;
}
