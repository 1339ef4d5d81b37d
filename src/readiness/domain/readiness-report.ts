import type { GraderSource } from './grader-source.js';
import type { ReadinessStatus } from './readiness.js';

/** Something that backs a skill and may be shown: an answer, or a piece of a portfolio. */
export interface ReportEvidence {
  readonly kind: 'attempt' | 'coach-grade' | 'portfolio';
  /** Of the attempt or of the piece. */
  readonly id: string;
  /** Only of pieces of a portfolio, and only https. */
  readonly url: string | null;
  readonly title: string | null;
}

export interface ReportSkill {
  readonly skillId: string;
  readonly name: string;
  readonly weight: number;
  readonly mustHave: boolean;
  readonly minScore: number | null;
  readonly score: number | null;
  readonly low80: number | null;
  readonly high80: number | null;
  readonly sd: number | null;
  readonly unseen: number | null;
  readonly coverage: number;
  readonly attempts: number;
  readonly trust: Readonly<Record<GraderSource, number>>;
  readonly status: ReadinessStatus;
  /** Ids of questions. */
  readonly mustHaveOpen: readonly string[];
  readonly evidence: readonly ReportEvidence[];
}

export interface ReportSuggestion {
  readonly questionId: string;
  readonly title: string;
  readonly skillId: string;
  readonly expected: number;
  readonly recall: number;
  readonly practised: boolean;
  readonly gain: number;
  readonly minutes: number;
}

/** A question in the detailed report. */
export interface ReportQuestion {
  readonly questionId: string;
  readonly title: string;
  readonly skillId: string;
  readonly expected: number | null;
  readonly recall: number;
  readonly practised: boolean;
  readonly mustHaveOpen: boolean;
  readonly suspended: boolean;
  readonly critical: boolean;
}

/**
 * What leaves the product: `readiness-report/1`. Scores, chances and shares are 0..1, rounded to four
 * decimals; those that nobody should read without data are null. Instants are ISO 8601 in UTC.
 */
export interface ReadinessReport {
  readonly schema: 'readiness-report/1';
  readonly formula: string;
  /** Of the nightly job; 0 before its first run. */
  readonly jobVersion: number;
  /** Lower-case hex SHA-256 of the canonical inputs. */
  readonly inputHash: string;
  readonly learnerId: string;
  readonly targetId: string;
  readonly targetName: string;
  readonly asOf: string;
  /** The day of the interview; null when none is set, and the score is as if it were today. */
  readonly interviewDay: string | null;
  readonly interviewAt: string | null;
  readonly interviewPassed: boolean;
  readonly horizonDays: number;
  readonly status: ReadinessStatus;
  readonly score: number | null;
  readonly low80: number | null;
  readonly high80: number | null;
  readonly sd: number | null;
  readonly mockLow80: number | null;
  readonly mockHigh80: number | null;
  readonly passProbability: number | null;
  readonly bar: number;
  readonly novelty: number;
  readonly mockQuestions: number;
  /** A skill by its slug. */
  readonly weakestGate: string | null;
  /** A scenario and no forecast: if reviews are done when due and new questions as planned. */
  readonly scoreIfOnPlan: number | null;
  readonly passProbabilityIfOnPlan: number | null;
  readonly coverage: number;
  readonly attempts: number;
  readonly trust: Readonly<Record<GraderSource, number>>;
  /** Plain sentences, a paragraph each. */
  readonly explanation: readonly string[];
  readonly skills: readonly ReportSkill[];
  /** At most ten. */
  readonly next: readonly ReportSuggestion[];
  /** The skill to ask somebody's grade in; null when the interview is over. */
  readonly askNext: {
    readonly skillId: string;
    readonly sdNow: number;
    readonly sdAfter: number;
  } | null;
  /** Only on request. */
  readonly questions?: readonly ReportQuestion[];
}
