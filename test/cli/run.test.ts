import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandError } from '../../src/cli/output.js';
import { run } from '../../src/cli/run.js';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function program(action: () => void | Promise<void> = () => {}): Command {
  const root = new Command('motcua');
  const group = root.command('import');
  group.command('tthc').argument('<file>').action(action);
  root.command('index').option('--full').action(action);
  return root;
}
const call = (made: Command, ...words: string[]) => run(made, ['node', 'motcua', ...words]);

it('ends with 0 when the command did its work', async () => {
  expect(await call(program(), 'index')).toBe(0);
});

it("ends with the command's own code", async () => {
  expect(await call(program(() => { process.exitCode = 1; }), 'index')).toBe(1);
});

it('suggests the command that was meant and ends with 2', async () => {
  expect(await call(program(), 'indx')).toBe(2);
  expect(printed).toContain('(Did you mean index?)');
});

it.each([[['index', '--ful']], [['import', 'tthc']], [['index', 'a', 'b']]])('ends with 2 and points to the help of the command: %s', async (words) => {
  expect(await call(program(), ...words)).toBe(2);
  expect(printed).toMatch(/see motcua (index|import tthc) --help/);
});

it('ends with 0 after the help', async () => {
  expect(await call(program(), '--help')).toBe(0);
});

it('prints an error with its remedy and ends with 1', async () => {
  expect(await call(program(() => Promise.reject<void>(new CommandError('no such file: x', 'Give another.'))), 'index')).toBe(1);
  expect(printed).toBe('error: no such file: x\nremedy: Give another.\n');
});
