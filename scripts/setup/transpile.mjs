import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes the TypeScript files of some folders as JavaScript under `target`, keeping their places. Types are not checked. */
export async function transpile(root, folders, target) {
  const { default: ts } = await import('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  rmSync(target, { recursive: true, force: true });
  for (const file of folders.flatMap((folder) => typeScriptUnder(root, folder))) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(root, file), 'utf8'), { compilerOptions, fileName: file });
    const to = path.join(target, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, outputText);
  }
}

function typeScriptUnder(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return typeScriptUnder(root, name);
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [name] : [];
  });
}
