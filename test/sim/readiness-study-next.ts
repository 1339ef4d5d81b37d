import { assess, newCohort } from './readiness-cohort.js';
import { nothingLearnt } from './readiness-input-of.js';
import { orders, pointsGained, promisedOverGained, type Trial } from './readiness-orders.js';
import { friendlyWorld } from './readiness-terms.js';
import { asShown, atLeast, type Measurement } from './simulation.js';

/** Four to a school of fifty learners: to tell orders apart takes far fewer than to check a chance. */
const ALL_SEEDS = 40;
const PER_SCHOOL = 4;
const SEED = 1001;
const BUDGETS = [60, 240] as const;
const LEAST_RATIO = 2;

/**
 * What an hour of practice brings, or four, by the order in which questions are taken: in points of 100
 * that the score of the interview rises in the mean, by the world and not by what the score says.
 */
export function simulate(seeds = ALL_SEEDS): readonly Measurement[] {
  const schools = Math.ceil(seeds / PER_SCHOOL);
  const cohort = newCohort(friendlyWorld, { firstSeed: SEED, schools });
  const assessed = assess(cohort, nothingLearnt);
  const trials = cohort.candidates.flatMap((candidate, place): Trial[] => {
    const readiness = assessed[place];
    return readiness === undefined ? [] : [{ candidate, readiness }];
  });
  return BUDGETS.flatMap((minutes) => [
    ...compare(trials, minutes),
    asShown(`${minutes} minutes: promised over gained`, promisedOverGained(trials, minutes)),
  ]);
}

function compare(trials: readonly Trial[], minutes: number): Measurement[] {
  const gained = new Map(
    Object.entries(orders).map(([name, order]) => [name, pointsGained(trials, order, minutes)]),
  );
  const ratio = (gained.get('what is suggested') ?? 0) / (gained.get('at random') ?? 1);
  const name = `${minutes} minutes: what is suggested over random`;
  return [
    // Only an hour is promised twice as much: in four, chance comes by most of what is worth it as well.
    minutes === BUDGETS[0] ? atLeast(name, LEAST_RATIO, ratio) : asShown(name, ratio),
    ...Array.from(gained, ([order, points]) => asShown(`${minutes} minutes: ${order}`, points)),
  ];
}
