/** One setting that cannot be used. `value` is left out when the setting is a secret. */
export interface SettingProblem {
  setting: string;
  /** Where it was read: `environment`, `motcua.yaml`, … */
  source: string;
  value?: string;
  cause: string;
  remedy: string;
}

/** Thrown when the settings are not usable; it names every setting that is wrong, not only the first. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  readonly problems: readonly SettingProblem[];
  readonly remedy: string;

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(describe).join('\n'));
    this.problems = problems;
    this.remedy = problems.map((problem) => problem.remedy).join('\n');
  }
}

function describe(problem: SettingProblem): string {
  const value = problem.value === undefined ? '' : ` = ${JSON.stringify(problem.value)}`;
  return `Setting ${problem.setting}${value} (from ${problem.source}): ${problem.cause}`;
}
