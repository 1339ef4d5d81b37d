import type { Criterion, Rubric, RubricLevel } from './rubric.js';

export interface RubricProblem {
  /** JSON pointer into the rubric, '/criteria/2/weight'. */
  readonly pointer: string;
  readonly code:
    | 'no-criteria'
    | 'bad-weight'
    | 'weights-not-100'
    | 'duplicate-key'
    | 'level-count'
    | 'bad-value'
    | 'values-not-rising'
    | 'bad-pass-value';
  readonly detail: string;
}

const WEIGHT_SUM = 100;
const FEWEST_LEVELS = 2;
const MOST_LEVELS = 5;

/** Every reason why a rubric cannot be scored; empty when it can. */
export function validateRubric({ criteria }: Rubric): RubricProblem[] {
  if (criteria.length === 0) {
    return [{ pointer: '/criteria', code: 'no-criteria', detail: 'needs at least one criterion' }];
  }
  return [
    ...criteria.flatMap(criterionProblems),
    ...duplicateKeys('/criteria', criteria),
    ...weightSumProblems(criteria),
  ];
}

function weightSumProblems(criteria: readonly Criterion[]): RubricProblem[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  if (sum === WEIGHT_SUM) return [];
  const detail = `weights must sum to ${WEIGHT_SUM}, got ${sum}`;
  return [{ pointer: '/criteria', code: 'weights-not-100', detail }];
}

function criterionProblems(criterion: Criterion, index: number): RubricProblem[] {
  const pointer = `/criteria/${index}`;
  const problems = levelProblems(`${pointer}/levels`, criterion.levels);
  if (!Number.isInteger(criterion.weight) || criterion.weight < 1) {
    const detail = `must be a positive whole number, got ${criterion.weight}`;
    problems.push({ pointer: `${pointer}/weight`, code: 'bad-weight', detail });
  }
  const top = criterion.levels.at(-1)?.value ?? 1;
  if (criterion.mustHave && !(criterion.passValue > 0 && criterion.passValue <= top)) {
    const detail = `must lie above 0 and within reach of the top level, got ${criterion.passValue}`;
    problems.push({ pointer: `${pointer}/passValue`, code: 'bad-pass-value', detail });
  }
  return problems;
}

function levelProblems(pointer: string, levels: readonly RubricLevel[]): RubricProblem[] {
  const problems = duplicateKeys(pointer, levels);
  if (levels.length < FEWEST_LEVELS || levels.length > MOST_LEVELS) {
    const detail = `needs ${FEWEST_LEVELS} to ${MOST_LEVELS} levels, got ${levels.length}`;
    problems.push({ pointer, code: 'level-count', detail });
  }
  for (const [index, { value }] of levels.entries()) {
    const before = levels[index - 1]?.value ?? Number.NEGATIVE_INFINITY;
    const at = `${pointer}/${index}/value`;
    if (!(value >= 0 && value <= 1)) {
      problems.push({ pointer: at, code: 'bad-value', detail: `must lie in 0..1, got ${value}` });
    } else if (value <= before) {
      const detail = `must be above the level before (${before}), got ${value}`;
      problems.push({ pointer: at, code: 'values-not-rising', detail });
    }
  }
  return problems;
}

function duplicateKeys(
  pointer: string,
  keyed: readonly { readonly key: string }[],
): RubricProblem[] {
  const seen = new Set<string>();
  return keyed.flatMap(({ key }, index) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const detail = `the key '${key}' is used before`;
    return [{ pointer: `${pointer}/${index}/key`, code: 'duplicate-key' as const, detail }];
  });
}
