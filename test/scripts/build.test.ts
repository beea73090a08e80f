import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
// @ts-expect-error plain JavaScript
import { build } from '../../scripts/setup/build.mjs';

const project = path.resolve(import.meta.dirname, '..', '..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'motcua-build-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{}');
  write('tsconfig.json', '{}');
  write('tsconfig.build.json', JSON.stringify({ compilerOptions: { module: 'NodeNext', outDir: 'dist', rootDir: '.', types: [], lib: ['ES2023'] }, include: ['src'] }));
  write('src/one.ts', 'export const one: number = 1;\n');
  write('bots/web/assets/chat.css', 'body{}');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
const built = (file: string) => path.join(root, 'dist', file);

/** Stands in for the compiler where the compiled text does not matter. */
const copySources = vi.fn(async () => {
  mkdirSync(built('src'), { recursive: true });
  for (const name of ['one', 'two']) {
    if (existsSync(path.join(root, 'src', `${name}.ts`))) copyFileSync(path.join(root, 'src', `${name}.ts`), built(`src/${name}.js`));
  }
  return 0;
});
beforeEach(() => copySources.mockClear());

it('compiles the sources and copies what stands beside them', async () => {
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  await build(root);
  expect(readFileSync(built('src/one.js'), 'utf8')).toContain('export const one = 1');
  expect(readFileSync(built('bots/web/assets/chat.css'), 'utf8')).toBe('body{}');
});

it('does nothing while nothing changed, and builds again after a change', async () => {
  await build(root, copySources);
  await build(root, copySources);
  expect(copySources).toHaveBeenCalledTimes(1);
  write('src/one.ts', 'export const one: number = 22;\n');
  await build(root, copySources);
  expect(copySources).toHaveBeenCalledTimes(2);
});

it('leaves nothing behind of a source that is gone', async () => {
  write('src/two.ts', 'export const two = 2;\n');
  await build(root, copySources);
  unlinkSync(path.join(root, 'src/two.ts'));
  await build(root, copySources);
  expect(existsSync(built('src/two.js'))).toBe(false);
  expect(existsSync(built('src/one.js'))).toBe(true);
});

it('stops with a remedy when the sources do not compile, and tries again the next time', async () => {
  await expect(build(root, async () => 2)).rejects.toThrow('do not compile');
  await build(root, copySources);
  expect(copySources).toHaveBeenCalledTimes(1);
});
