import type { EvidenceGrade } from '../../readiness/domain/readiness-input.js';

/** An answer with all that counts of what was thought of it; not a word of either. */
export interface JudgedAnswer {
  /** Its own only together with the learner: learners may choose ids. */
  readonly attemptId: string;
  readonly learnerId: string;
  readonly questionId: string;
  /** The first skill of the question; null where it has none. */
  readonly skillId: string | null;
  /** When it was handed in. */
  readonly atMs: number;
  /** Whether it was answered cold: never practised before, and without a look at the outline. */
  readonly isCold: boolean;
  /** At least one. */
  readonly grades: readonly EvidenceGrade[];
}
