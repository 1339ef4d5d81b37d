import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { GradeItem } from './grade-item.js';

export interface GradeProblem {
  /** JSON pointer into the grade, '/items/2/levelKey'; '/items' for what is absent. */
  readonly pointer: string;
  readonly code:
    | 'no-criteria'
    | 'missing-criterion'
    | 'unknown-criterion'
    | 'doubled-criterion'
    | 'unknown-level';
  readonly detail: string;
}

/**
 * Every reason to refuse a grade: each applicable criterion is to be given one level, once, and one of
 * its own. All problems are listed, for a grader mends a form in one go or not at all. Where a rubric asks
 * nothing of candidates of this level there is nothing to grade, and no sheet is right.
 */
export function checkGrade(
  criteria: readonly Criterion[],
  items: readonly Pick<GradeItem, 'criterionKey' | 'levelKey'>[],
): GradeProblem[] {
  if (criteria.length === 0) {
    const detail = 'cannot be given: no criterion applies at this level';
    return [{ pointer: '/items', code: 'no-criteria', detail }];
  }
  const byKey = new Map(criteria.map((criterion) => [criterion.key, criterion]));
  const seen = new Set<string>();
  const problems = items.flatMap((item, index): GradeProblem[] => {
    const { criterionKey } = item;
    const at = `/items/${index}/criterionKey`;
    const criterion = byKey.get(criterionKey);
    if (criterion === undefined) {
      const detail = 'is not a criterion that applies here';
      return [{ pointer: at, code: 'unknown-criterion', detail }];
    }
    if (seen.has(criterionKey)) {
      const detail = 'is graded before';
      return [
        { pointer: at, code: 'doubled-criterion', detail },
        ...levelProblem(criterion, item, index),
      ];
    }
    seen.add(criterionKey);
    return levelProblem(criterion, item, index);
  });
  const missing = criteria.filter(({ key }) => !seen.has(key));
  return [
    ...problems,
    ...missing.map(({ key }) => ({
      pointer: '/items',
      code: 'missing-criterion' as const,
      detail: `'${key}' is not graded`,
    })),
  ];
}

function levelProblem(
  { key, levels }: Criterion,
  { levelKey }: Pick<GradeItem, 'levelKey'>,
  index: number,
): GradeProblem[] {
  if (levels.some((level) => level.key === levelKey)) return [];
  const detail = `is not a level of '${key}'`;
  return [{ pointer: `/items/${index}/levelKey`, code: 'unknown-level', detail }];
}
