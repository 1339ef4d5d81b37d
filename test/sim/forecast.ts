import fc from 'fast-check';
import type { ForecastInput } from '../../src/forecast/domain/forecast-input.js';
import { forecastPractice } from '../../src/forecast/domain/forecast-practice.js';
import { PracticeRun } from '../../src/forecast/domain/practice-run.js';
import { prepareDeck } from '../../src/forecast/domain/prepare-deck.js';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import {
  anyLearner,
  candidate,
  cardInReview,
  learnerWith,
  mostOn,
} from '../support/forecast-learner.js';
import { atMost, type Measurement } from './simulation.js';

const LEARNERS = 200;
const ROUNDS = 5;

/**
 * What a forecast costs, and that it promises nothing the day has no room for: learners of all sorts,
 * each played for 60 days. Time is measured in the full simulation only: a test runner puts a realm of
 * its own around the code, in which arithmetic costs several times as much.
 */
export function simulate(seeds = LEARNERS): readonly Measurement[] {
  const learners = fc.sample(anyLearner, { seed: 1, numRuns: seeds });
  return [
    atMost('days over any of their limits', 0, countDaysOver(learners)),
    ...(seeds < LEARNERS ? [] : speed()),
  ];
}

function speed(): Measurement[] {
  const cards = Array.from({ length: 60 }, (_, index) =>
    cardInReview(`known-${index}`, {
      dueDay: index % 20,
      lastReviewDay: (index % 20) - 20,
      stability: 2 + (index % 25),
    }),
  );
  const candidates = Array.from({ length: 60 }, (_, index) => candidate(index));
  return [
    atMost('60 known cards, 60 days, 200 runs: ms', 300, msOf({ cards })),
    atMost('60 unmet cards, 60 days, 200 runs: ms', 300, msOf({ candidates })),
  ];
}

/** Of this thread alone, so that what else the machine does has no part in it. The median round. */
function msOf(more: Partial<ForecastInput>): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.threadCpuUsage();
    forecastPractice({ ...learnerWith(more), days: 60, runs: 200 });
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return rounds.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
}

function countDaysOver(learners: readonly ForecastInput[]): number {
  return learners
    .map((learner) => {
      const deck = prepareDeck(learner, 60);
      const run = new PracticeRun(deck, { ...learner, random: seededRandom(learner.seed) });
      return deck.days.slice(0, 60).filter((date, day) => {
        const { items, newItems, minutes } = run.playDay(day);
        const { newPerDay, reviewsPerDay, minutesPerDay } = mostOn(learner, date);
        const isOverNumber = newItems > newPerDay || items - newItems > reviewsPerDay;
        return isOverNumber || minutes > minutesPerDay;
      }).length;
    })
    .reduce((sum, days) => sum + days, 0);
}
