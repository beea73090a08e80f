export { createProgress, type Progress, type ProgressOptions } from './progress.js';
export { EXIT } from './exitCode.js';

/** An error that says how to mend what it names. Every typed error of ours does. */
export interface Remediable extends Error {
  remedy: string;
}

/** A command cannot do what it was asked; the message names what and the value. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * The text for an error that ended a command: what failed and the remedy. An error without a remedy is a defect of ours
 * and comes with its stack.
 */
export function describeError(error: unknown): string {
  if (isRemediable(error)) return `${indent('error: ', causeOf(error))}\n${indent('remedy: ', error.remedy)}`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: something went wrong that Một Cửa did not foresee. Please report these lines:\n${detail}`;
}

/** What went wrong, without the remedy that some messages close with for those who see only the message. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return isRemediable(error) && error.message.endsWith(error.remedy) ? error.message.slice(0, -error.remedy.length).trim() : error.message;
}

/** Rows as left-aligned columns, two blanks apart. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd());
}

function isRemediable(error: unknown): error is Remediable {
  return error instanceof Error && typeof (error as Partial<Remediable>).remedy === 'string';
}

function indent(label: string, text: string): string {
  return label + text.split('\n').join(`\n${' '.repeat(label.length)}`);
}
