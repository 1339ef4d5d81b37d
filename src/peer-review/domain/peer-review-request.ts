import type { GradeItem } from '../../attempts/domain/grade-item.js';

/**
 * `open` while reviews are wanted, `tie_break` while one more is because they are too far apart,
 * `with_coach` while somebody with authority is asked. The others are ends: `closed` when nobody came.
 */
export const requestStates = [
  'open',
  'tie_break',
  'with_coach',
  'settled',
  'closed',
  'cancelled',
  'voided',
] as const;
export type RequestState = (typeof requestStates)[number];

/** States in which something is still to come. */
export const unresolvedStates: readonly RequestState[] = ['open', 'tie_break', 'with_coach'];

/** An answer that its author has others review. */
export interface PeerReviewRequest {
  /** The author. */
  readonly learnerId: string;
  readonly id: string;
  readonly attemptId: string;
  readonly questionId: string;
  readonly revisionId: string;
  /** Who may review it; null in the open pool, and when the cohort is gone. */
  readonly cohortId: string | null;
  readonly isOpenPool: boolean;
  /** Reviews asked for, 1 to 5. */
  readonly wanted: number;
  readonly state: RequestState;
  readonly createdAt: Date;
  /** When the next thing happens if nobody does anything. */
  readonly settlesAt: Date;
  readonly resolvedAt: Date | null;
  readonly version: number;
}

/**
 * How far a settlement can be relied on. One that is `contested` decides nothing: more people are asked.
 */
export const confidences = ['high', 'medium', 'low', 'contested'] as const;
export type Confidence = (typeof confidences)[number];

/** Why there was something to settle. */
export const settlementCauses = [
  'complete',
  'tie-break',
  'deadline',
  'coach-absent',
  'review-voided',
] as const;
export type SettlementCause = (typeof settlementCauses)[number];

/** What the reviews of a criterion came to. */
export interface SettledItem extends Pick<GradeItem, 'criterionKey' | 'levelKey'> {
  /** Weighted mean of the values given, 0..1. */
  readonly value: number;
  /** The highest value given less the lowest. */
  readonly spread: number;
  /** A must-have on which the weights for and against it are the same. */
  readonly isContested: boolean;
}

/** What the reviews of an answer came to, at one time; a later version takes the place of an earlier. */
export interface PeerSettlement {
  readonly learnerId: string;
  readonly id: string;
  readonly requestId: string;
  /** 1, 2, 3 … within the request. */
  readonly version: number;
  readonly confidence: Confidence;
  /** 0..1, to 5 decimals. */
  readonly score: number;
  /** The highest score given less the lowest, 0..1. */
  readonly spread: number;
  readonly mustHaveMet: boolean;
  readonly items: readonly SettledItem[];
  readonly redFlags: readonly number[];
  /** The reviews it is made of. */
  readonly reviewIds: readonly string[];
  readonly cause: SettlementCause;
  /** The grade that it put in force; null while contested. */
  readonly gradeId: string | null;
  readonly createdAt: Date;
}
