import { AppError } from '../kernel/app-error.js';
import type { CaseState } from './domain/adjudication-case.js';

export function openedBefore(): AppError {
  return new AppError('already-exists', 'You have said so before: each thing is decided once.');
}

/** Also of one that is about to end because nobody may decide it any more. */
export function caseEnded(state: CaseState): AppError {
  return new AppError('invalid-state', 'The case is at its end.', { extensions: { state } });
}
