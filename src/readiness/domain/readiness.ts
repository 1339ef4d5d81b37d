import type { GraderSource } from './grader-source.js';

/** How far a score may be trusted, worst first. */
export const readinessStatuses = ['no-data', 'thin', 'not-ready', 'borderline', 'ready'] as const;
export type ReadinessStatus = (typeof readinessStatuses)[number];

/** A score on the day of the interview, 0..1, with the range that holds the true one in 8 of 10 cases. */
export interface Estimate {
  readonly score: number;
  readonly low80: number;
  readonly high80: number;
  readonly sd: number;
}

/** Where the weight of the grades comes from; sums to 1, or all 0 without grades. */
export type Trust = Readonly<Record<GraderSource, number>>;

/** One skill of the blueprint. */
export interface SkillReadiness extends Estimate {
  readonly skillId: string;
  readonly name: string;
  /** Its share of the interview, 0..1; all of a target sum to 1. */
  readonly weight: number;
  readonly isMustHave: boolean;
  /** Null for skills that are no must-haves. */
  readonly minScore: number | null;
  /** What a question is expected to bring that is not in the bank, 0..1. */
  readonly unseen: number;
  /** The share of its questions, by weight, that were practised, 0..1. */
  readonly coverage: number;
  readonly attempts: number;
  readonly trust: Trust;
  /** Of a skill by itself: never `ready` by chance, but by its range and its least score. */
  readonly status: ReadinessStatus;
  /** Questions whose last graded answer missed a must-have. */
  readonly openMustHaves: readonly string[];
  /** The graded answers it rests on, the latest first. */
  readonly attemptIds: readonly string[];
}

/** One question on the day of the interview. */
export interface QuestionReadiness {
  readonly questionId: string;
  readonly skillId: string;
  /** 0..1. */
  readonly expected: number;
  /** On that day, 0..1; 0 when never practised. */
  readonly recall: number;
  /** What would be missed cold. */
  readonly gap: number;
  readonly isPractised: boolean;
  readonly isMustHaveOpen: boolean;
}

/** What practising a question now is expected to bring. */
export interface StudySuggestion {
  readonly questionId: string;
  readonly skillId: string;
  readonly expected: number;
  readonly recall: number;
  readonly isPractised: boolean;
  /** In score on the day of the interview, above 0. */
  readonly gain: number;
  readonly minutes: number;
}

/** The skill in which a grade by a coach would narrow the range most. */
export interface GradeSuggestion {
  readonly skillId: string;
  /** Of the whole score, before and after one such grade. */
  readonly sdNow: number;
  readonly sdAfter: number;
}

/**
 * The rubric score that is expected of one interview on its day. The figures are always there; with
 * status `no-data` they are the prior, and nobody is shown them.
 */
export interface Readiness {
  readonly status: ReadinessStatus;
  readonly overall: Estimate;
  /** Where a single interview would land in 8 of 10 cases: luck is added. */
  readonly mockLow80: number;
  readonly mockHigh80: number;
  readonly passProbability: number;
  /** The must-have skill that lowers the chance most; null where none does. */
  readonly weakestGate: string | null;
  /** The share of the bank, by weight, that was practised, 0..1. */
  readonly coverage: number;
  /** Graded ones, up to the interview. */
  readonly attempts: number;
  readonly trust: Trust;
  readonly isInterviewPast: boolean;
  /** In the order of the blueprint. */
  readonly skills: readonly SkillReadiness[];
  /** In the order of the bank. */
  readonly questions: readonly QuestionReadiness[];
  /** The most points a minute first; empty once the interview is over. */
  readonly next: readonly StudySuggestion[];
  /** Null once the interview is over. */
  readonly askNext: GradeSuggestion | null;
}
