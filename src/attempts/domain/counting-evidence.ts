import { countingGrades } from './counting-grades.js';
import type { Grade, GradeKind } from './grade.js';

/** What a grade says of how good an answer was, as far as evidence goes. */
export type EvidenceKind = Exclude<GradeKind, 'calibration' | 'settlement'>;

type Standing = Pick<Grade, 'kind' | 'graderId' | 'number'>;

/**
 * Those of the standing grades of one answer that tell what it was worth: of each grader the latest of a
 * kind. A settlement is made of the peers' grades, which tell themselves, but only once it stands: before,
 * a figure made of them would tell the author what peers think. Interviewers' grades are given when they
 * are revealed. Grades that were struck out are to be left out before.
 */
export function countingEvidence<Each extends Standing>(
  grades: readonly Each[],
): (Each & { kind: EvidenceKind })[] {
  const counting = countingGrades(grades);
  const isSettled = grades.some(({ kind }) => kind === 'settlement');
  return grades
    .filter((grade) => isEvidence(grade))
    .filter(({ kind, number }) => counting.has(number) && (isSettled || kind !== 'peer'));
}

function isEvidence<Each extends Standing>(grade: Each): grade is Each & { kind: EvidenceKind } {
  return grade.kind !== 'calibration' && grade.kind !== 'settlement';
}
