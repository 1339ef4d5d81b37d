import type { Grade } from './grade.js';

/**
 * The numbers of the grades that have not been taken back: of each grader's grades of a kind the
 * latest. Within one attempt.
 */
export function countingGrades(
  grades: readonly Pick<Grade, 'kind' | 'graderId' | 'number'>[],
): ReadonlySet<number> {
  const latest = new Map<string, number>();
  for (const { kind, graderId, number } of grades) {
    const grader = `${kind} ${graderId}`;
    latest.set(grader, Math.max(number, latest.get(grader) ?? 0));
  }
  return new Set(latest.values());
}
