import { splitSentences } from '../../text/sentences.js';
import type { LifeEventStep } from './lifeEvent.js';
import { LifeEventError } from './lifeEventError.js';

const ITEM = /^[-*]\s+(.*)$/;
const STEP = /^\[(\d\.\d{6})\] ([^:]+): (.+)$/;
const FORM = 'write it as "- [1.001193] Khai sinh cho bé: when and where"';

/** The body of a life-event file: its introduction and its steps. */
export interface LifeEventBody {
  intro: string[];
  steps: LifeEventStep[];
}

/**
 * Cuts the body into the sentences before the list and the items of the list, one line each.
 * @throws LifeEventError that quotes the line that is no step
 */
export function splitSteps(body: string, file: string): LifeEventBody {
  const intro: string[] = [];
  const steps: LifeEventStep[] = [];
  for (const raw of body.normalize('NFC').split(/\r?\n/)) {
    const line = raw.replace(/\s+/g, ' ').trim();
    if (line === '') continue;
    const item = ITEM.exec(line)?.[1];
    if (item !== undefined) steps.push(toStep(item, file));
    else if (steps.length > 0 || line.startsWith('#')) throw new LifeEventError(file, `the line ${quote(line)} is no step`, 'put every sentence above the list, use no headings, and keep a step on one line');
    else intro.push(line);
  }
  return { intro: splitSentences(intro.join(' ')), steps };
}

function toStep(item: string, file: string): LifeEventStep {
  const [, code = '', title = '', text = ''] = STEP.exec(item) ?? [];
  if (code === '') throw new LifeEventError(file, `the step ${quote(item)} has another form`, FORM);
  return { code, title: title.trim(), text: text.trim() };
}

function quote(line: string): string {
  return JSON.stringify(line.length > 60 ? `${line.slice(0, 60)}…` : line);
}
