import { describe, expect, it } from 'vitest';
import { compareReports, parseReport } from '../../src/evaluation/compare.js';
import { judge } from '../../src/evaluation/judge.js';
import { parseQuestions, parseTopics, QuestionFileError } from '../../src/evaluation/questions.js';
import { renderComparison, renderReport } from '../../src/evaluation/renderReport.js';
import { makeReport, missedRows } from '../../src/evaluation/report.js';
import type { Outcome } from '../../src/evaluation/runner.js';
import { anAnswer } from './anAnswer.js';

const sources = { head: () => '1.001193', section: () => 'Lệ phí: 8.000 đồng.' };
const line = (value: object) => JSON.stringify({ id: 'q', question: 'Phí bao nhiêu?', corpus: 'tthc', style: 'plain', gold: ['1.001193'], must_contain: ['8,000'], ...value });
const question = (value: object = {}) => parseQuestions(line(value))[0]!;
const judged = (value: object = {}, outcome: Partial<Outcome> = {}) =>
  judge({ question: question(value), answer: anAnswer(), text: 'Lệ phí: 8.000 đồng.', ms: 2, ...outcome }, sources, []);
const report = (...judgements: ReturnType<typeof judged>[]) => makeReport(judgements, { mode: 'full', index: 'g1' });
const wrong = anAnswer({ ranking: [{ document: '2.000635', section: 'fee', score: 1 }], statements: [], citations: [] });

describe('parseQuestions', () => {
  it('reads context as a list, whether it is one text or several', () => {
    expect(question({ context: 'a' }).context).toEqual(['a']);
    expect(question({ context: ['a', 'b'] }).context).toEqual(['a', 'b']);
    expect(question().context).toEqual([]);
  });
  it('names the line that it cannot read', () => {
    expect(() => parseQuestions(`${line({})}\n{"id": 3}`)).toThrow(QuestionFileError);
    expect(() => parseQuestions(`${line({})}\nx`)).toThrow(/line 2/);
  });
  it('takes the topic from the topics file', () => {
    expect(parseQuestions(line({}), parseTopics('q\thộ tịch\n'))[0]?.topic).toBe('hộ tịch');
  });
});

describe('judge', () => {
  it('counts the right procedure first and its fact found', () => {
    expect(judged()).toMatchObject({ found: { first: true, inThree: true }, facts: true, refused: false, unfaithful: [] });
  });
  it('counts an offered choice as in three', () => {
    const answer = { ...wrong, status: 'clarify' as const, choices: [{ label: 'x', document: '1.001193', question: 'x' }] };
    expect(judged({}, { answer }).found).toEqual({ first: false, inThree: true });
  });
  it('counts an answer to an unanswerable question as answered, a refusal not', () => {
    expect(judged({ corpus: 'none', gold: [] }).answered).toBe(true);
    expect(judged({ corpus: 'none', gold: [] }, { answer: { ...wrong, status: 'no_source' } }).answered).toBe(false);
  });
  it('counts a refusal of an answerable question', () => {
    expect(judged({}, { answer: { ...wrong, status: 'no_source' } }).refused).toBe(true);
  });
  it('names the facts that are missing', () => {
    expect(judged({ must_contain: ['8,000', 'Miễn'] })).toMatchObject({ facts: false, missing: ['Miễn'] });
  });
});

describe('makeReport', () => {
  const value = (key: string, ...judgements: ReturnType<typeof judged>[]) => report(...judgements).rows.find((row) => row.key === key)?.value;
  it('averages a measure over the questions that it applies to', () => {
    expect(value('procedure.first', judged(), judged({}, { answer: wrong }), judged({ corpus: 'plan', gold: ['000#I'] }))).toBe(0.5);
  });
  it('takes the loss without diacritics between the two ways of asking the same question', () => {
    expect(value('folded.loss', judged({}, { folded: wrong }), judged({}, { folded: anAnswer() }), judged())).toBe(0.5);
  });
  it('leaves out a row that no question measures', () => {
    expect(value('unanswerable', judged())).toBeUndefined();
  });
  it('gives median and p99 of the time', () => {
    expect(report(judged({}, { ms: 1 }), judged({}, { ms: 3 })).latency.median).toBe(2);
  });
  it('misses a floor, and with strict a goal', () => {
    const most = [...Array.from({ length: 9 }, () => judged()), judged({}, { answer: wrong, text: '' })];
    expect(missedRows(report(...most), false).map((row) => row.key)).toEqual(['procedure.three']);
    expect(missedRows(report(...most), true).map((row) => row.key)).toContain('procedure.first');
  });
});

describe('renderReport', () => {
  it('lists every question with a fault, with what was expected and got', () => {
    const text = renderReport(report(judged({ id: 'q1' }), judged({ id: 'q2' }, { answer: wrong })));
    expect(text).toContain('1 questions with a fault');
    expect(text).toMatch(/q2 {2}Phí bao nhiêu\?\n.*not in three.*\n.*expected 1\.001193; got 2\.000635#fee; answered/);
  });
});

describe('compareReports', () => {
  it('tells what changed by row and by question', () => {
    const before = parseReport(JSON.stringify(report(judged({ id: 'a' }), judged({ id: 'b' }, { answer: wrong }))));
    const comparison = compareReports(before, report(judged({ id: 'a' }, { answer: wrong }), judged({ id: 'b' }), judged({ id: 'c' })));
    expect(comparison).toMatchObject({ mended: ['b'], broken: ['a'] });
    expect(renderComparison(comparison)).toContain('with a fault now: a');
  });
  it('refuses a file that is no report', () => {
    expect(() => parseReport('{}')).toThrow(/not a report/);
    expect(() => parseReport('x')).toThrow(/not JSON/);
  });
});
