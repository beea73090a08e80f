import { TELEGRAM_LIMITS } from './limits.js';
import { empty, join, type Rich } from './rich.js';

/** A line of a message: it is never cut. */
export interface Line {
  rich: Rich;
  /** A heading: it stays with the line after it. */
  opens?: boolean;
}

/** Lines that belong together; blocks are set apart by an empty line. */
export type Block = readonly Line[];

/**
 * Blocks as messages within Telegram's limits. A block that fits into a message of its own is not split; a longer one is split
 * between two lines.
 */
export function packMessages(blocks: readonly Block[]): Rich[] {
  const messages: Rich[] = [];
  let open = empty;
  const start = (): void => {
    if (open.length > 0) messages.push(open);
    open = empty;
  };
  for (const block of blocks) {
    const units = glue(block);
    const whole = join(units, '\n');
    if (whole.length === 0) continue;
    if (open.length > 0 && fits(whole) && !fits(join([open, whole], '\n\n'))) start();
    units.forEach((unit, i) => {
      const longer = open.length === 0 ? unit : join([open, unit], i === 0 ? '\n\n' : '\n');
      if (fits(longer)) open = longer;
      else {
        start();
        open = unit;
      }
    });
  }
  start();
  return messages;
}

/** Headings joined to the line they open. */
function glue(block: Block): Rich[] {
  const units: Rich[] = [];
  let before: Rich[] = [];
  for (const { rich, opens } of block) {
    if (rich.length === 0) continue;
    const unit = join([...before, rich], '\n');
    if (opens === true && fits(unit)) before = [...before, rich];
    else {
      units.push(...(fits(unit) ? [unit] : [...before, rich]));
      before = [];
    }
  }
  return before.length > 0 ? [...units, join(before, '\n')] : units;
}

function fits({ length, entities }: Rich): boolean {
  return length <= TELEGRAM_LIMITS.textLength && entities <= TELEGRAM_LIMITS.entities;
}
