/** How much a learner wants to do on a weekday: as much as on others, half of it, or nothing that can be put elsewhere. */
export type WeekdayLoad = 'normal' | 'reduced' | 'minimum';

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
  /** Whether intervals are spread over a few days, so that cards met together do not come back together. */
  readonly fuzz: boolean;
  /** Seven, Monday first. They act where an interval is spread. */
  readonly weekdayLoads: readonly WeekdayLoad[];
  /** Whether a card that is forgotten again and again is taken out of practice. */
  readonly suspendsLeeches: boolean;
}

/**
 * FSRS-6 as fitted to about 10,000 collections of Anki users, for learners without a fit of their own.
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm#fsrs-6
 */
export const DEFAULT_WEIGHTS: readonly number[] = Object.freeze([
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
  0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]);

/** Version 0: the defaults of the first release, without fuzz. Events of that time name it. */
export const FIRST_SCHEDULING_PARAMETERS: SchedulingParameters = Object.freeze({
  version: 0,
  model: 'fsrs-6',
  weights: DEFAULT_WEIGHTS,
  desiredRetention: 0.9,
  maximumIntervalDays: 365,
  learningStepsMinutes: Object.freeze([15]),
  relearningStepsMinutes: Object.freeze([15]),
  fuzz: false,
  weekdayLoads: Object.freeze(Array.from({ length: 7 }, () => 'normal' as const)),
  suspendsLeeches: false,
});

/**
 * What a learner has before the first change of their own. Versions that are built in are zero and
 * below, so that they never meet one of a learner's; each new set of defaults takes the next number down.
 */
export const DEFAULT_SCHEDULING_PARAMETERS: SchedulingParameters = Object.freeze({
  ...FIRST_SCHEDULING_PARAMETERS,
  version: -1,
  fuzz: true,
});

/** What every learner has without having chosen it, as their numbers come. */
export const BUILT_IN_PARAMETERS: readonly SchedulingParameters[] = Object.freeze([
  FIRST_SCHEDULING_PARAMETERS,
  DEFAULT_SCHEDULING_PARAMETERS,
]);
