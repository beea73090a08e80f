import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../src/config.js';

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)\.js['"]/g;

/** Compiles a script of the tests, with what it imports of the project, so that a process of its own can run it. Within the project: packages are found from there. */
export function compileScript(script: string): { file: string; remove(): void } {
  const root = projectRoot();
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  const out = mkdtempSync(path.join(root, '.cache', 'script-'));
  const target = (source: string): string => path.join(out, path.relative(root, source)).replace(/\.tsx?$/, '.js');
  const waiting = [script];
  const seen = new Set(waiting);
  for (let source = waiting.pop(); source !== undefined; source = waiting.pop()) {
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
      fileName: source,
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true, jsx: ts.JsxEmit.ReactJSX, jsxImportSource: 'hono/jsx' },
    });
    mkdirSync(path.dirname(target(source)), { recursive: true });
    writeFileSync(target(source), outputText);
    for (const [, name] of outputText.matchAll(IMPORT)) {
      const base = path.resolve(path.dirname(source), name!);
      const found = [`${base}.ts`, `${base}.tsx`].find((file) => existsSync(file));
      if (found !== undefined && !seen.has(found)) {
        seen.add(found);
        waiting.push(found);
      }
    }
  }
  return { file: target(script), remove: () => rmSync(out, { recursive: true, force: true }) };
}
