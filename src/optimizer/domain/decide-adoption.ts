import type { FitMeasures } from '../../scheduling/domain/parameters-origin.js';

/** `adopt`, or what speaks against it. */
export type Adoption = 'adopt' | 'log-loss' | 'calibration';

/** By how much the log loss has to fall, as a share of what it was. */
const LEAST_GAIN = 0.005;

/**
 * Whether fitted weights take the place of the ones a learner has, by what each foretold of reviews
 * that neither was fitted to: the log loss must fall by half a per cent, and the calibration (RMSE over
 * bins) must not get worse. Below that the difference is chance, and a change of schedule costs trust.
 */
export function decideAdoption(before: FitMeasures, after: FitMeasures): Adoption {
  if (after.logLoss > before.logLoss * (1 - LEAST_GAIN)) return 'log-loss';
  return after.rmseBins > before.rmseBins ? 'calibration' : 'adopt';
}
