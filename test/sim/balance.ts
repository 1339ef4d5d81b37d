import { PracticeRun } from '../../src/forecast/domain/practice-run.js';
import { prepareDeck } from '../../src/forecast/domain/prepare-deck.js';
import { seededRandom, type Random } from '../../src/kernel/seeded-random.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { daysBetween } from '../../src/scheduling/domain/days-between.js';
import { dueRange, type DueRange } from '../../src/scheduling/domain/due-range.js';
import { leastLoadedDay } from '../../src/scheduling/domain/least-loaded-day.js';
import { rateCard, type RatedReview } from '../../src/scheduling/domain/rate-card.js';
import { RATINGS } from '../../src/scheduling/domain/review-event.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
  type WeekdayLoad,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';
import { weekdayShare } from '../../src/scheduling/domain/weekday-share.js';
import {
  candidate,
  cardInReview,
  instantAt,
  learnerWith,
  today,
} from '../support/forecast-learner.js';
import { atLeast, atMost, type Measurement } from './simulation.js';

const REVIEWS = 10_000;
const DAYS = 120;
/** Four weekends of twenty new questions; from the week after the last on only reviews are left. */
const BURST = 20;
const LAST_BURST_DAY = 21;
const FIRST_MEASURED_DAY = LAST_BURST_DAY + 14;
/** Wednesdays half, weekends free. */
const WEEK: readonly WeekdayLoad[] = [
  'normal',
  'normal',
  'reduced',
  'normal',
  'normal',
  'minimum',
  'minimum',
];

/**
 * What fuzz and load balance do to a calendar: whether they keep to the longest interval and to the
 * weekdays, and how much lower the fullest day is. For that, learners meet 20 questions of 3 to 20
 * minutes a week for four weeks, all on one day, and review whatever is due for 120 days. What is
 * measured begins two weeks after the last such day: the first intervals are a day or two, of which no
 * fuzz leaves a choice.
 */
export function simulate(seeds = 20): readonly Measurement[] {
  const without = meanPeak(seeds, { fuzz: false });
  const balanced = meanPeak(seeds, { fuzz: true });
  const { kept, reduced } = playWeekdays();
  return [
    atMost('intervals over the maximum in 10,000', 0, countOverMaximum()),
    atLeast('peak/mean minutes, lower by', 0.25, 1 - balanced / without),
    atMost('reviews on weekdays to keep free, empty calendar', 0, kept),
    atMost('a reduced weekday against a normal one, by chance', 0.6, reduced),
  ];
}

function countOverMaximum(): number {
  const random = seededRandom(1);
  let over = 0;
  for (let index = 0; index < REVIEWS; index += 1) {
    const maximumIntervalDays = 1 + Math.floor(random() * 400);
    const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, maximumIntervalDays };
    const card = anyCard(index, random);
    const review = anyReview(random);
    const range = dueRange(card, review, parameters);
    // Half of them as they happen, half as they arrive later and are left to the seed.
    const isBalanced = index % 2 === 0 && range !== null;
    const dueDay = isBalanced ? place(card, range, parameters, () => random() * 60) : null;
    const { intervalDays } = rateCard(card, { ...review, dueDay }, parameters);
    if (intervalDays > maximumIntervalDays) over += 1;
  }
  return over;
}

/** How many land where nothing should although there was another day, and how full a reduced day is. */
function playWeekdays(): { kept: number; reduced: number } {
  const random = seededRandom(2);
  const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, weekdayLoads: WEEK };
  const byShare = new Map([0, 0.5, 1].map((share) => [share, 0]));
  let kept = 0;
  for (let index = 0; index < REVIEWS; index += 1) {
    const card = anyCard(index, random);
    const review = anyReview(random);
    const range = dueRange(card, review, parameters);
    if (range === null || !hasOpenDay(range)) continue;
    const chosen = place(card, range, parameters, () => 0);
    const byChance = rateCard(card, review, parameters).dueDay ?? '';
    kept += [chosen, byChance].filter((day) => weekdayShare(day, WEEK) === 0).length;
    const share = weekdayShare(byChance, WEEK);
    byShare.set(share, (byShare.get(share) ?? 0) + 1);
  }
  return { kept, reduced: (byShare.get(0.5) ?? 0) / ((byShare.get(1) ?? 0) / 4) };
}

function hasOpenDay({ from, to }: DueRange): boolean {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) =>
    addDays(from, index),
  );
  return days.some((day) => weekdayShare(day, WEEK) > 0);
}

function place(
  { questionId, reps }: Card,
  range: DueRange,
  { weekdayLoads }: SchedulingParameters,
  minutesOn: (day: StudyDay) => number,
): StudyDay {
  const seed = `${questionId}:${reps + 1}:`;
  return leastLoadedDay(range, { minutesOn, costMinutes: 6, weekdayLoads, lastDay: null, seed });
}

function anyCard(index: number, random: Random): Card {
  const lastReviewDay = -1 - Math.floor(random() * 100);
  return cardInReview(`card-${index}`, {
    lastReviewDay,
    dueDay: lastReviewDay + 1 + Math.floor(random() * 120),
    stability: 0.5 + random() * 200,
    difficulty: 1 + random() * 9,
  });
}

function anyReview(random: Random): Omit<RatedReview, 'dueDay'> {
  const day = Math.floor(random() * 7);
  return {
    rating: RATINGS[Math.floor(random() * RATINGS.length)] ?? 3,
    studyDay: addDays(today, day),
    occurredAt: instantAt(day + 0.5),
  };
}

function meanPeak(seeds: number, change: Partial<SchedulingParameters>): number {
  const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, ...change };
  const peaks = Array.from({ length: seeds }, (_, seed) => peakOverMean(seed, parameters));
  return peaks.reduce((sum, peak) => sum + peak, 0) / seeds;
}

function peakOverMean(seed: number, parameters: SchedulingParameters): number {
  const candidates = Array.from({ length: 4 * BURST }, (_, index) =>
    candidate(index, { minutes: [3, 6, 12, 20][index % 4] ?? 6 }),
  );
  const learner = learnerWith({ candidates, parameters, seed });
  const limits = Array.from({ length: DAYS }, (_, day) => ({
    newPerDay: day <= LAST_BURST_DAY && day % 7 === 0 ? BURST : 0,
    reviewsPerDay: 1000,
    minutesPerDay: 10_000,
  }));
  const deck = { ...prepareDeck(learner, DAYS), limits };
  const run = new PracticeRun(deck, { ...learner, random: seededRandom(seed) });
  const minutes = limits.map((_, day) => run.playDay(day).minutes).slice(FIRST_MEASURED_DAY);
  const mean = minutes.reduce((sum, each) => sum + each, 0) / minutes.length;
  return Math.max(...minutes) / mean;
}
