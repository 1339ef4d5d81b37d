import type { CalibrationTry } from './calibration-try.js';

const failuresBefore = 3;

/**
 * Whether a learner is shown the levels the expert gave at an anchor: after a pass, or after three tries
 * that failed. How far off each criterion was is told every time, so levels can be worked out; not
 * laying them out sends the learner back to the answer and the descriptors, which is where grading is learnt.
 * After three failures a fourth guess would teach less than the expert's sheet does. Nothing is at stake that a
 * copied pass could win: standing asks for another answer too, and real reviews soon weigh more.
 */
export function showsLevels(tries: readonly Pick<CalibrationTry, 'isPassed'>[]): boolean {
  const failures = tries.filter(({ isPassed }) => !isPassed).length;
  return failures < tries.length || failures >= failuresBefore;
}
