import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { AttemptMode } from './domain/attempt.js';
import type { Verdict, VerdictReason } from './domain/decide-verdict.js';

/** The words in which attempts and grades are told, for all that tells of them. */
export const candidateLevels = [
  'junior',
  'senior',
  'staff',
] as const satisfies readonly CandidateLevel[];

export const attemptModes = [
  'written',
  'spoken',
  'recall',
] as const satisfies readonly AttemptMode[];

export const verdicts = [
  'not-yet',
  'senior-pass',
  'staff-pass',
] as const satisfies readonly Verdict['verdict'][];

export const verdictReasons = [
  'must-have-missed',
  'red-flags',
  'below-senior-score',
  'below-staff-score',
  'too-few-at-top',
] as const satisfies readonly VerdictReason[];

export { storyScopes } from './domain/grade.js';
