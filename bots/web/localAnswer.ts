import type { Answer } from '../../src/answer/answer.js';
import { texts } from './texts.js';

/** An answer of the door itself, when the Assistant was not asked or broke. */
export function localAnswer(status: 'limited' | 'failed'): Answer {
  return {
    status, lead: texts[status], title: '', statements: [], citations: [], contacts: [], choices: [], next: [], notes: [], ranking: [],
    confidence: 0, ms: 0,
  };
}
