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
