import type { Calibration } from './readiness-input.js';
import type { ReadinessConfig } from './readiness-config.js';

/** What it takes to read an answer of a skill. */
export interface GradingContext {
  readonly config: ReadinessConfig;
  readonly calibration: Calibration;
  /** How many grades each rater gave in the skill, by rater key. */
  readonly gradesByRater: ReadonlyMap<string, number>;
  /** When the learner's last graded answer was, whatever the skill. */
  readonly lastAttemptAtMs: number;
}
