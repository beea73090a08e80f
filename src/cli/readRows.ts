import { readFile } from 'node:fs/promises';
import { CommandError } from './output.js';

/**
 * The cells of a tab-separated file, line by line, its head included; empty lines are passed over.
 * @throws CommandError when it cannot be read
 */
export async function readRows(file: string): Promise<string[][]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter(Boolean).map((line) => line.split('\t'));
  } catch (cause) {
    throw new CommandError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, 'Give a readable tab-separated file.');
  }
}
