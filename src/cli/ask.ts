import type { Command } from 'commander';
import { renderPlainText } from '../answer/plainText.js';
import type { Answer } from '../answer/answer.js';
import { loadConfig } from '../config.js';
import type { Question } from '../conversation/assistant.js';
import { EXIT } from './output.js';

/** What the command works with; tests pass their own. */
export interface AskCommandParts {
  open(): Promise<{ assistant: { answer(question: Question): Promise<Answer> }; close(): Promise<void> | void }>;
  print(text: string): void;
}

const REAL: AskCommandParts = {
  async open() {
    const { openAssistant } = await import('../server/wire.js');
    return openAssistant(loadConfig({ env: process.env, cwd: process.cwd() }));
  },
  print: (text) => process.stdout.write(text),
};

/** `motcua ask "…"`: one question, the answer as text. */
export function registerAsk(program: Command, parts: AskCommandParts = REAL): void {
  program
    .command('ask')
    .description('answer one question in the terminal')
    .argument('<question...>', 'the question, as you would say it')
    .option('--place <place>', 'province or commune the question is asked from')
    .option('--json', 'print the whole Answer as JSON')
    .addHelpText('after', '\nExample: motcua ask "con moi sinh lam giay to o dau"\nExit code 0 also when nothing was found: that is an answer too.')
    .action(async (words: string[], options: { place?: string; json?: boolean }) => {
      const { assistant, close } = await parts.open();
      try {
        const answer = await assistant.answer({ text: words.join(' '), ...(options.place === undefined ? {} : { place: options.place }) });
        parts.print(options.json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${renderPlainText(answer)}\n`);
        process.exitCode = answer.status === 'failed' ? EXIT.failure : EXIT.ok;
      } finally {
        await close();
      }
    });
}
