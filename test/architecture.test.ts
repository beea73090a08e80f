import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

/** The project's own lint rules without those that need a type checker: these texts are no files of the project. */
let eslint: ESLint;

beforeAll(() => {
  eslint = new ESLint({
    overrideConfig: [{
      languageOptions: { parserOptions: { projectService: false } },
      rules: Object.fromEntries(
        ['await-thenable', 'no-floating-promises', 'no-misused-promises', 'switch-exhaustiveness-check'].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
      ),
    }],
  });
});

async function refusals(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).filter(({ ruleId, fatal }) => fatal === true || ruleId === 'boundaries/dependencies').map(({ message }) => message);
}

describe('the import order', () => {
  it.each([
    ['src/text/sample.ts', "import '../corpus/document.js';"],
    ['src/corpus/sample.ts', "import '../index/build.js';"],
    ['src/corpus/sample.ts', "import '../embedding/encoder.js';"],
    ['src/embedding/sample.ts', "import '../corpus/document.js';"],
    ['src/retrieval/sample.ts', "import '../answer/answer.js';"],
    ['src/conversation/sample.ts', "import '../../bots/web/pages.js';"],
    ['src/conversation/sample.ts', "import '../store/database.js';"],
    ['src/answer/sample.ts', "import '../config.js';"],
    ['src/store/sample.ts', "import '../config.js';"],
    ['src/config/sample.ts', "import '../text/fold.js';"],
    ['src/server/sample.ts', "import '../cli/output.js';"],
    ['bots/web/sample.ts', "import '../../src/retrieval/search.js';"],
    ['bots/web/sample.ts', "import '../../src/store/database.js';"],
    ['bots/web/sample.ts', "import { ANSWER_STATUSES } from '../../src/answer/answer.js'; export const all = ANSWER_STATUSES;"],
    ['src/text/sample.ts', "export * from '../corpus/document.js';"],
    ['src/text/sample.ts', "export const later = () => import('../corpus/document.js');"],
  ])('refuses in %s: %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([expect.stringContaining('imports go down only')]);
  });

  it.each([
    ['src/corpus/sample.ts', "import '../text/fold.js';"],
    ['src/index/sample.ts', "import '../embedding/encoder.js'; import '../corpus/document.js';"],
    ['src/conversation/sample.ts', "import '../answer/answer.js'; import type { Database } from '../store/database.js'; export type D = Database;"],
    ['bots/web/sample.ts', "import '../../src/conversation/assistant.js'; import type { Answer } from '../../src/answer/answer.js'; export type A = Answer;"],
    ['src/server/app.ts', "import '../config.js'; import '../store/database.js'; import '../../bots/web/pages.js'; import '../text/fold.js';"],
    ['src/cli/sample.ts', "import '../server/app.js'; import '../evaluation/run.js'; import 'commander'; import 'node:fs';"],
    ['src/text/sample.ts', "import './fold.js';"],
    ['test/text/sample.ts', "import '../../src/cli/program.js'; import '../../src/text/fold.js';"],
  ])('allows in %s: %s', async (file, code) => {
    expect(await refusals(file, code)).toEqual([]);
  });
});
