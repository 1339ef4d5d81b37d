import { AppError, ruleViolated } from '../kernel/app-error.js';

export function notTheOwner(): AppError {
  return new AppError('forbidden', 'Only the owner of a cohort may do this.');
}

export function handOverFirst(): AppError {
  return new AppError('invalid-state', 'A cohort needs an owner: hand it over first.');
}

export function needsCoachAccount(pointer: string): AppError {
  const detail = 'needs an account with the role coach';
  return ruleViolated([{ pointer, code: 'needs-coach-account', detail }]);
}

/**
 * What one cohort, and one owner, may have at most: lists of these are read whole, with every queue of a
 * member and every board of a coach.
 */
export const cohortLimits = {
  cohorts: 100,
  members: 1000,
  banks: 100,
  openAssignments: 100,
} as const;

/** @throws AppError conflict when there are as many already as there may be */
export function assertRoom(kind: keyof typeof cohortLimits, count: number): void {
  const most = cohortLimits[kind];
  if (count < most) return;
  throw new AppError('conflict', `There are ${most} already, which is the most there may be.`);
}
