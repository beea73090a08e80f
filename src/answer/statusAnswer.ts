import type { Contact } from '../corpus/document.js';
import type { Answer, AnswerStatus, RankedSection } from './answer.js';
import { toAnswerContact } from './contactsFor.js';

/** An answer without statements: greeting, refusal, handing over. */
export function statusAnswer(
  status: AnswerStatus,
  lead: string,
  { contacts = [], ranking = [], confidence = 0, next = [] }: { contacts?: readonly Contact[]; ranking?: RankedSection[]; confidence?: number; next?: string[] } = {},
): Answer {
  return { status, lead, title: '', statements: [], citations: [], contacts: contacts.map(toAnswerContact), choices: [], next, notes: [], ranking, confidence, ms: 0 };
}
