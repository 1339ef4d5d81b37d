import type { GraderSource } from '../../readiness/domain/grader-source.js';
import type { ReportEvidence } from '../../readiness/domain/readiness-report.js';
import type { ReadinessStatus } from '../../readiness/domain/readiness.js';

/** Where the true score lies in 8 of 10 cases, 0..1; null without data. */
export interface ShownRange {
  readonly low80: number | null;
  readonly high80: number | null;
  readonly sd: number | null;
}

export interface ShownOverall {
  readonly status: ReadinessStatus;
  readonly score: number | null;
  readonly passProbability: number | null;
  readonly interviewDay: string | null;
  readonly interviewPassed: boolean;
  readonly scoreIfOnPlan: number | null;
  readonly passProbabilityIfOnPlan: number | null;
  readonly coverage: number;
  readonly attempts: number;
  readonly trust: Readonly<Record<GraderSource, number>>;
  /** With the range that a single interview would land in. */
  readonly range?: ShownRange & {
    readonly mockLow80: number | null;
    readonly mockHigh80: number | null;
  };
}

export interface ShownSkill {
  readonly skillId: string;
  readonly name: string;
  readonly weight: number;
  readonly mustHave: boolean;
  readonly minScore: number | null;
  readonly status: ReadinessStatus;
  readonly score: number | null;
  /** What a question is expected to bring that is not in the bank. */
  readonly unseen: number | null;
  readonly coverage: number;
  readonly attempts: number;
  readonly trust: Readonly<Record<GraderSource, number>>;
  readonly range?: ShownRange;
  readonly evidence?: readonly ReportEvidence[];
  /** How many questions miss a must-have: a part of what comes next. */
  readonly openMustHaves?: number;
}

export interface ShownSuggestion {
  readonly title: string;
  /** Only beside the skills. */
  readonly skillId?: string;
  readonly practised: boolean;
  readonly expected: number;
  readonly recall: number;
  readonly gain: number;
  readonly minutes: number;
}

/** An earlier score. */
export interface ShownPoint {
  /** ISO 8601, in UTC. */
  readonly asOf: string;
  readonly status: ReadinessStatus;
  readonly score: number | null;
  readonly range?: ShownRange;
}

/**
 * The part of a report that is for certain eyes: what was not chosen is not in it, so that no way of
 * writing it down can let it slip. What the interview is and how the figures came about is always there.
 */
export interface ShownReport {
  readonly schema: 'shared-readiness-report/1';
  readonly formula: string;
  readonly jobVersion: number;
  readonly inputHash: string;
  /** ISO 8601, in UTC. */
  readonly asOf: string;
  readonly targetName: string;
  readonly bar: number;
  readonly novelty: number;
  readonly mockQuestions: number;
  readonly learnerName?: string;
  readonly overall?: ShownOverall;
  /** By its slug: the must-have that lowers the chance most. Only beside the skills. */
  readonly weakestGate?: string | null;
  readonly skills?: readonly ShownSkill[];
  readonly next?: readonly ShownSuggestion[];
  readonly explanation?: readonly string[];
  /** The oldest first. */
  readonly history?: readonly ShownPoint[];
}
