import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Which texts: the shipped corpus, or the portal's full records on top. */
  sets: ('shipped' | 'records')[];
  /** The portal's capture for `records`. */
  records: string | undefined;
  /** Questions asked for the times. */
  questions: number;
  /** File for the figures as JSON. */
  json: string | undefined;
  /** Leave the other engines out. */
  budgetsOnly: boolean;
}

export const HELP = `npm run bench -- [options]
  --set shipped|records|all   texts to measure over (default all; records only where the capture is there)
  --records FILE              the portal's capture, JSON lines, plain or gzip (default ../shared/data/tthc/procedures.jsonl.gz)
  --questions N               questions asked for the times (default 500)
  --budgets-only              leave the other engines out
  --json FILE                 write the figures as JSON`;

/**
 * Reads the command line of the benchmark.
 * @throws TypeError for an unknown option or value
 */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: 'string', default: 'all' },
      records: { type: 'string' },
      questions: { type: 'string', default: '500' },
      'budgets-only': { type: 'boolean', default: false },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const questions = Number(values.questions);
  if (!Number.isInteger(questions) || questions < 1) throw new TypeError(`--questions ${values.questions} is not a whole number from 1`);
  if (values.set !== 'all' && values.set !== 'shipped' && values.set !== 'records') throw new TypeError(`--set ${values.set} is none of shipped, records, all`);
  return {
    sets: values.set === 'all' ? ['shipped', 'records'] : [values.set],
    records: values.records,
    questions,
    json: values.json,
    budgetsOnly: values['budgets-only'],
  };
}
