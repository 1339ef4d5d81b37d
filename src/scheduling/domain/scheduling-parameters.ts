/** The constants one learner's memory is computed with. Versions are kept: an event names its own. */
export interface SchedulingParameters {
  readonly version: number;
  readonly model: 'fsrs-6';
  /** Exactly 21 numbers, w0..w20. */
  readonly weights: readonly number[];
  /** The recall probability a card should still have on the day it is due, .70..0.99. */
  readonly desiredRetention: number;
  readonly maximumIntervalDays: number;
  readonly learningStepsMinutes: readonly number[];
  readonly relearningStepsMinutes: readonly number[];
}

/**
 * FSRS-6 as fitted to about 10,000 collections of Anki users, for learners without a fit of their own.
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm#fsrs-6
 */
export const DEFAULT_WEIGHTS: readonly number[] = Object.freeze([
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]);

/** Version 0: what a learner has before the first change of their own. */
export const DEFAULT_SCHEDULING_PARAMETERS: SchedulingParameters = Object.freeze({
  version: 0,
  model: 'fsrs-6',
  weights: DEFAULT_WEIGHTS,
  desiredRetention: 0.9,
  maximumIntervalDays: 365,
  learningStepsMinutes: Object.freeze([15]),
  relearningStepsMinutes: Object.freeze([15]),
});
