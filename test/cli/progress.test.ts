import { expect, it } from 'vitest';
import { createProgress } from '../../src/cli/output.js';

function fakeStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let text = '';
  const stream = { isTTY, columns: 80, write: (chunk: string) => { text += chunk; return true; }, on: () => stream, once: () => stream, removeListener: () => stream };
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text };
}

it('writes a line for every few percent where there is no terminal', () => {
  const { stream, written } = fakeStream(false);
  const progress = createProgress('Vectors', { stream, everyPercent: 25 });
  for (let done = 0; done <= 1_000; done++) progress.update(done, 1_000);
  progress.stop();
  expect(written().split('\n')).toEqual(['Vectors: 0% (0/1000)', 'Vectors: 25% (250/1000)', 'Vectors: 50% (500/1000)', 'Vectors: 75% (750/1000)', 'Vectors: 100% (1000/1000)', '']);
});

it('says that nothing was to do', () => {
  const { stream, written } = fakeStream(false);
  createProgress('Vectors', { stream }).update(0, 0);
  expect(written()).toBe('Vectors: 100% (0/0)\n');
});

it('can be stopped before it began, and twice', () => {
  const progress = createProgress('Vectors', { stream: fakeStream(false).stream });
  progress.stop();
  expect(() => progress.stop()).not.toThrow();
});
