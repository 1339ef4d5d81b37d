import type { RaterLeaning } from '../../readiness/domain/calibration-run.js';
import { addAt, valueAt } from './columns.js';
import type { FittedGraders } from './fit-graders.js';
import type { GradeTable } from './tabulate-grades.js';

/** Of whom fewer grades stand beside others’, nothing is said. */
const fewestGrades = 3;

/**
 * How far the middle of everybody may be off where no coach says where it is; and with coaches, how far
 * two of them differ.
 */
const leastDoubt = { alone: 0.05, besideCoach: 0.02 };

/** What is known of each rater, in the order of their keys; coaches lean to no side. */
export function listLeanings(
  table: GradeTable,
  { leanings: { severity, doubt } }: FittedGraders,
): RaterLeaning[] {
  const grades = new Int32Array(table.raters.length);
  const anchored = new Int32Array(table.raters.length);
  for (const [grade, rater] of table.raterOf.entries()) {
    addAt(grades, rater, 1);
    const isAnchored = valueAt(table.isAnchored, valueAt(table.answerOf, grade));
    addAt(anchored, rater, isAnchored);
  }
  return table.raters.flatMap(({ source, raterId }, rater) => {
    const count = valueAt(grades, rater);
    if (source === 'coach' || count < fewestGrades) return [];
    const least =
      valueAt(anchored, rater) < fewestGrades ? leastDoubt.alone : leastDoubt.besideCoach;
    return [
      {
        source,
        raterId,
        severity: Math.max(-1, Math.min(valueAt(severity, rater), 1)),
        biasSd: Math.max(least, Math.sqrt(valueAt(doubt, rater))),
        grades: count,
      },
    ];
  });
}
