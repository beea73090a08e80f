import { describe, expect, it } from 'vitest';
import { columns, CommandError, describeError } from '../../src/cli/output.js';

describe('an error that ends a command', () => {
  it('is told as what failed and the remedy', () => {
    expect(describeError(new CommandError('no file x', 'Give a file.'))).toBe('error: no file x\nremedy: Give a file.');
  });

  it('does not tell the remedy twice when the message closes with it', () => {
    expect(describeError(new CommandError('no file x. Give a file.', 'Give a file.'))).toBe('error: no file x.\nremedy: Give a file.');
  });

  it('keeps further lines under the first', () => {
    expect(describeError(new CommandError('a\nb', 'c\nd'))).toBe('error: a\n       b\nremedy: c\n        d');
  });

  it('comes with its stack when nobody foresaw it', () => {
    expect(describeError(new TypeError('oops'))).toMatch(/did not foresee[^]*TypeError: oops[^]*at /);
  });
});

it('lays rows out in columns', () => {
  expect(columns([['a', 'bb', 'c'], ['aaa', 'b']])).toEqual(['a    bb  c', 'aaa  b']);
});
