import type { GraderSource } from './grader-source.js';
import type { ReadinessConfig } from './readiness-config.js';

/** What of the formula's constants is learnt from everybody; the others are as shipped. */
export type LearntConfig = Pick<ReadinessConfig, 'priorGap' | 'shift' | 'graders'>;

/** How somebody grades beside others, for one kind of grade. */
export interface RaterLeaning {
  readonly source: GraderSource;
  readonly raterId: string;
  /** How much more than others they see missing, in score, -1..1. */
  readonly severity: number;
  /** The doubt about it, as a spread, in score. */
  readonly biasSd: number;
  /** Grades of theirs that stand beside somebody else's. */
  readonly grades: number;
}

export interface QuestionDifficulty {
  readonly questionId: string;
  /** How much more of it is missed cold than of its skill, -1..1. */
  readonly difficulty: number;
  /** First attempts that it rests on. */
  readonly attempts: number;
}

/** What a run counted. Of everybody: whoever shows it sees to it that nobody can be told apart. */
export interface CalibrationCounts {
  /** Answers with a grade. */
  readonly answers: number;
  /** Of those the ones that two or more people graded. */
  readonly sharedAnswers: number;
  /** Of those the ones that a coach graded. */
  readonly anchoredAnswers: number;
  readonly firstAttempts: number;
  readonly grades: Readonly<Record<GraderSource, number>>;
  /** Real interviews whose outcome is known. */
  readonly outcomes: number;
}

/** What a night learnt of everybody's grades. */
export interface CalibrationRun {
  readonly config: LearntConfig;
  readonly raters: readonly RaterLeaning[];
  readonly difficulties: readonly QuestionDifficulty[];
  readonly counts: CalibrationCounts;
}
