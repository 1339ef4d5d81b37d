import type { ReadinessStatus } from '../../readiness/domain/readiness.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { ChangeParts } from './change-parts.js';

/** Why a snapshot was taken: a day was over, somebody asked, or the day of the interview had come. */
export const snapshotOrigins = ['daily', 'on-demand', 'interview'] as const;
export type SnapshotOrigin = (typeof snapshotOrigins)[number];

/** What a snapshot says in figures, as its report tells them: 0..1, to four decimals. */
export interface SnapshotFigures {
  readonly status: Exclude<ReadinessStatus, 'no-data'>;
  readonly score: number;
  readonly low80: number;
  readonly high80: number;
  readonly sd: number;
  readonly mockLow80: number;
  readonly mockHigh80: number;
  readonly passProbability: number;
  readonly bar: number;
  readonly coverage: number;
  readonly attempts: number;
}

/** A score as it was told. There are none without a graded answer. */
export interface Snapshot extends SnapshotFigures {
  readonly learnerId: string;
  readonly id: string;
  readonly targetId: string;
  readonly origin: SnapshotOrigin;
  /** The one that stands for an interview that is over. */
  readonly isFinal: boolean;
  readonly asOf: Date;
  /** By the learner's calendar. */
  readonly studyDay: StudyDay;
  /** As the target had it then; null without one. */
  readonly interviewDay: StudyDay | null;
  readonly interviewAt: Date | null;
  readonly formula: string;
  readonly jobVersion: number;
  readonly inputHash: string;
  /** Since the one before; null on the first. */
  readonly change: ChangeParts | null;
}
