import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { registerAnswer } from '../../src/cli/answer.js';
import type { Question } from '../../src/conversation/assistant.js';
import { anAnswer } from '../evaluation/anAnswer.js';

let folder: string;
let exitCodeBefore: typeof process.exitCode;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'motcua-answer-'));
  exitCodeBefore = process.exitCode;
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.exitCode = exitCodeBefore;
});

interface Asked {
  question: Question;
  options: { withoutPhrasingsOf?: string[] } | undefined;
}

async function batch(lines: readonly string[], args: string[] = [], answer: (q: Question) => Answer = () => anAnswer()) {
  const asked: Asked[] = [];
  let closed = false;
  const output = new PassThrough();
  const chunks: Buffer[] = [];
  output.on('data', (chunk: Buffer) => chunks.push(chunk));
  const program = new Command().exitOverride();
  registerAnswer(program, {
    async open() {
      return {
        assistant: {
          async answer(question, options) {
            asked.push({ question, options });
            return answer(question);
          },
        },
        close() {
          closed = true;
        },
      };
    },
    renderPlainText: () => 'the text',
    input: Readable.from([lines.map((line) => `${line}\n`).join('')]),
    output,
  });
  await program.parseAsync(['node', 'motcua', 'answer', ...args]);
  const out = Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
  return { out, asked, closed, exitCode: process.exitCode };
}

describe('motcua answer', () => {
  it('prints one object for each line, in the same order, with exactly the documented fields', async () => {
    const { out, exitCode, closed } = await batch(['{"id":"q1","question":"a"}', '{"id":"q2","question":"b"}']);
    expect(out.map((line) => line['id'])).toEqual(['q1', 'q2']);
    expect(Object.keys(out[0] ?? {}).sort()).toEqual(
      ['choices', 'citations', 'confidence', 'contacts', 'id', 'ms', 'ranking', 'statements', 'status', 'text'],
    );
    expect(out[0]?.['citations']).toEqual([{ document: '1.001193', section: 'fee', title: 'Đăng ký khai sinh', date: '2026-07', url: 'https://example.vn/1.001193' }]);
    expect(out[0]?.['statements']).toEqual([{ text: 'Lệ phí: 8.000 đồng.', citation: 0 }]);
    expect(exitCode).toBe(0);
    expect(closed).toBe(true);
  });

  it('hands context and place to the assistant, a single string as one earlier message', async () => {
    const { asked } = await batch(['{"id":1,"question":"a","context":"trước","place":"Sơn La"}', '{"id":2,"question":"b","context":["x","y"]}', '{"id":3,"question":"c","context":null}']);
    expect(asked.map(({ question }) => question)).toEqual([
      { text: 'a', context: ['trước'], place: 'Sơn La' },
      { text: 'b', context: ['x', 'y'] },
      { text: 'c' },
    ]);
  });

  it('puts an error in the place of a line that is no question and ends with exit code 1', async () => {
    const { out, exitCode } = await batch(['not json', '{"id":"q2"}', '[]', '', '{"id":"q5","question":"b"}']);
    expect(out.map((line) => line['id'])).toEqual([null, 'q2', null, null, 'q5']);
    expect(out.slice(0, 4).every((line) => typeof line['error'] === 'string' && Object.keys(line).length === 2)).toBe(true);
    expect(out[4]).not.toHaveProperty('error');
    expect(exitCode).toBe(1);
  });

  it('answers the other lines when the assistant throws on one', async () => {
    const { out, exitCode } = await batch(['{"id":"q1","question":"boom"}', '{"id":"q2","question":"b"}'], [], ({ text }) => {
      if (text === 'boom') throw new Error('broken index');
      return anAnswer();
    });
    expect(out[0]).toEqual({ id: 'q1', error: 'failed: broken index' });
    expect(out[1]).toHaveProperty('status', 'answered');
    expect(exitCode).toBe(1);
  });

  it('leaves the phrasings of the gold codes of each id out of that question only', async () => {
    const file = path.join(folder, 'gold.jsonl');
    writeFileSync(file, '{"id":"q1","gold":["1.001193"]}\n{"id":"q3","gold":"2.000635"}\n');
    const { asked } = await batch(['{"id":"q1","question":"a"}', '{"id":"q2","question":"b"}', '{"id":"q3","question":"c"}'], ['--no-phrasings-of-gold', file]);
    expect(asked.map(({ options }) => options)).toEqual([{ withoutPhrasingsOf: ['1.001193'] }, undefined, { withoutPhrasingsOf: ['2.000635'] }]);
  });

  it('refuses a gold file that is none, naming the file and the line', async () => {
    const file = path.join(folder, 'gold.jsonl');
    writeFileSync(file, '{"id":"q1","gold":["1.001193"]}\nnonsense\n');
    await expect(batch([], ['--no-phrasings-of-gold', file])).rejects.toThrow(/gold\.jsonl: line 2/);
  });

  it('prints 20 candidates at most', async () => {
    const ranking = Array.from({ length: 30 }, (_, i) => ({ document: `1.${i}`, section: 'fee', score: 30 - i }));
    const { out } = await batch(['{"id":"q1","question":"a"}'], [], () => anAnswer({ ranking }));
    expect(out[0]?.['ranking']).toHaveLength(20);
  });
});
