import type { LevelGiven } from './anchor.js';

/** One learner's grade of an anchor, and how near it came to the expert's. Never changed. */
export interface CalibrationTry {
  readonly id: string;
  readonly learnerId: string;
  readonly anchorId: string;
  /** 1, 2, 3 … of this learner at this anchor. */
  readonly number: number;
  readonly items: readonly LevelGiven[];
  /** Positions in the revision's list of red flags, rising. */
  readonly redFlags: readonly number[];
  readonly isPassed: boolean;
  /** Mean distance to the expert's level values, 0..1, to 5 decimals. */
  readonly meanOff: number;
  /** Mean of own less expert's values, -1..1, to 5 decimals: above 0 is generous. */
  readonly meanSigned: number;
  readonly createdAt: Date;
}
