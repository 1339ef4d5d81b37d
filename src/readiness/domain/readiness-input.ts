import type { Blueprint } from './blueprint.js';
import type { GraderSource } from './grader-source.js';
import type { ReadinessConfig } from './readiness-config.js';

/** A question of the bank that a target is practised with. */
export interface BankQuestion {
  readonly questionId: string;
  /** The one skill of the blueprint that it counts for. */
  readonly skillId: string;
  /** How much of its skill it stands for: only how it stands to the others counts. Above 0. */
  readonly weight: number;
  /** How much more of it is missed cold than of its skill, -1..1; 0 where nothing is known. */
  readonly difficulty: number;
  readonly minutes: number;
  /** Nobody is ready without having shown its must-haves. */
  readonly isCritical: boolean;
  /** Not asked at present. It counts in the score, and is never suggested. */
  readonly isSuspended: boolean;
}

/** What FSRS keeps of a question that was practised. */
export interface QuestionMemory {
  readonly questionId: string;
  /** In days. */
  readonly stability: number;
  /** 1..10; what the next review makes of the stability depends on it. */
  readonly difficulty: number;
  readonly lastReviewAtMs: number;
}

export interface EvidenceGrade {
  readonly source: GraderSource;
  /** Told apart within a source. Never shown to anybody. */
  readonly raterId: string;
  /** As graded, 0..1. */
  readonly score: number;
  readonly mustMissed: boolean;
}

/** An answer that somebody graded. */
export interface EvidenceAttempt {
  readonly attemptId: string;
  readonly questionId: string;
  readonly atMs: number;
  /** The recall just before it, 0..1; 0 on a first attempt. */
  readonly retrievability: number;
  /** At least one. */
  readonly grades: readonly EvidenceGrade[];
}

/** What the nightly job learnt of everybody's grades. */
export interface Calibration {
  /** 0 before the first run. */
  readonly version: number;
  /** How much more than others a rater sees missing, in score, by `source:raterId`; 0 where missing. */
  readonly severities: Readonly<Record<string, number>>;
  /** The doubt about it, by the same key; where missing the `biasSd` of the rater's kind. */
  readonly biasSds?: Readonly<Record<string, number>>;
}

/** All that a score follows from. Plain data: the same input is the same score, byte for byte. */
export interface ReadinessInput {
  readonly blueprint: Blueprint;
  readonly config: ReadinessConfig;
  readonly calibration: Calibration;
  /** The weights of FSRS that the learner's next review uses, w0..w20. */
  readonly weights: readonly number[];
  readonly asOfMs: number;
  /** Null for today. */
  readonly interviewAtMs: number | null;
  /** When the study day of the interview is over; twelve hours after it if nobody says. */
  readonly interviewEndsAtMs?: number | null | undefined;
  readonly questions: readonly BankQuestion[];
  readonly memories: readonly QuestionMemory[];
  /** In any order. Those after the interview are left out of the score. */
  readonly attempts: readonly EvidenceAttempt[];
}
