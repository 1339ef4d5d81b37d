import type { Trust } from '../../readiness/domain/readiness.js';

/** What was expected of an interview before it began, and how it went. Shares are 0..1. */
export interface CheckedForecast {
  readonly learnerId: string;
  /** Names it within the learner's. */
  readonly id: string;
  /** When the outcome was told. */
  readonly since: Date;
  readonly passProbability: number;
  readonly score: number;
  readonly mockLow80: number;
  readonly mockHigh80: number;
  /** What outcomes had moved the score by when it was told. */
  readonly shift: number;
  readonly trust: Trust;
  readonly isPassed: boolean;
  /** What the interview was worth; null where nobody said. */
  readonly actual: number | null;
}
