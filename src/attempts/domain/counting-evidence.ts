import { countingGrades } from './counting-grades.js';
import type { Grade, GradeKind } from './grade.js';

/** What a grade says of how good an answer was, as far as evidence goes. */
export type EvidenceKind = Exclude<GradeKind, 'calibration' | 'settlement'>;

type Standing = Pick<Grade, 'kind' | 'graderId' | 'number'>;

/**
 * Those of the standing grades of one answer that tell what it was worth: of each grader the latest of a
 * kind. A settlement is made of the peers' grades, which tell themselves, but only once they are settled:
 * a figure made of one that is not would tell the author what that peer thinks, and that is so of a later
 * grade by the same peer too. Interviewers' grades are given when they are revealed. Grades that were
 * struck out are to be left out before.
 */
export function countingEvidence<Each extends Standing>(
  grades: readonly Each[],
): (Each & { kind: EvidenceKind })[] {
  const settled = grades.filter(({ kind }) => kind === 'settlement');
  const lastSettled = Math.max(0, ...settled.map(({ number }) => number));
  const told = grades.filter(({ kind, number }) => kind !== 'peer' || number < lastSettled);
  const counting = countingGrades(told);
  return told.filter((grade) => isEvidence(grade)).filter(({ number }) => counting.has(number));
}

function isEvidence<Each extends Standing>(grade: Each): grade is Each & { kind: EvidenceKind } {
  return grade.kind !== 'calibration' && grade.kind !== 'settlement';
}
