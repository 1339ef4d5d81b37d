import type { Attempt } from './attempt.js';
import type { GradeInForce } from './grade-in-force.js';

/** An attempt, with the judgement it stands by. */
export interface GradedAttempt {
  readonly attempt: Attempt;
  /** Null while nobody has graded it whose word decides. */
  readonly gradeInForce: GradeInForce | null;
}
