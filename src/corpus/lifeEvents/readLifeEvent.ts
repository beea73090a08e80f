import { basename } from 'node:path';
import { FrontMatterError, splitFrontMatter } from '../frontMatter.js';
import { lifeEventHead, type LifeEventHead } from './frontMatterSchema.js';
import type { LifeEvent } from './lifeEvent.js';
import { LifeEventError } from './lifeEventError.js';
import { splitSteps } from './splitSteps.js';

/** A chain links procedures: one alone is no chain, and more than these no one reads in a chat. */
const FEWEST_STEPS = 2;
const MOST_STEPS = 10;
const LONGEST_INTRO = 2;

/**
 * Reads a file of `life-events/`: the procedures that one event brings to a family, in their order.
 * Whether the codes exist and the values stand in the guidance is for those to check who have the procedures too.
 * @param file path of the file relative to the corpus folder
 * @throws LifeEventError that names the file, what is wrong and the remedy
 */
export function readLifeEvent(text: string, file: string): LifeEvent {
  const { head, body } = readHead(text, file);
  if (basename(file, '.md') !== head.id) throw new LifeEventError(file, `the id is ${JSON.stringify(head.id)}`, 'give the file and the id one name');
  const { intro, steps } = splitSteps(body, file);
  if (intro.length === 0 || intro.length > LONGEST_INTRO) {
    throw new LifeEventError(file, `the introduction has ${intro.length} sentences`, `say in one to ${LONGEST_INTRO} what comes first and why`);
  }
  if (steps.length < FEWEST_STEPS || steps.length > MOST_STEPS) {
    throw new LifeEventError(file, `there are ${steps.length} steps`, `write ${FEWEST_STEPS} to ${MOST_STEPS}, one procedure each`);
  }
  const titles = steps.map(({ title }) => title);
  const twice = titles.find((title, index) => titles.indexOf(title) !== index);
  if (twice !== undefined) throw new LifeEventError(file, `the step ${JSON.stringify(twice)} stands twice`, 'say in the title whose part it is, or put both in one step');
  return { ...head, intro, steps, files: [file] };
}

function readHead(text: string, file: string): { head: LifeEventHead; body: string } {
  let data: unknown;
  let body: string;
  try {
    ({ data, body } = splitFrontMatter(text));
  } catch (cause) {
    if (!(cause instanceof FrontMatterError)) throw cause;
    throw new LifeEventError(file, cause.message, 'see a file beside it');
  }
  const read = lifeEventHead.safeParse(data);
  if (read.success) return { head: read.data, body };
  const issue = read.error.issues[0];
  const where = issue?.path.length ? `front matter field "${issue.path.join('.')}"` : 'front matter';
  throw new LifeEventError(file, `${where}: ${issue?.message ?? 'does not fit'}`, 'see a file beside it for the fields');
}
