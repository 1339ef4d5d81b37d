import { describe, expect, it } from '@jest/globals';
import { readRealLog } from '../../../test/support/real-log.js';
import { compareEvents } from '../../scheduling/domain/compare-events.js';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import {
  DEFAULT_WEIGHTS,
  FIRST_SCHEDULING_PARAMETERS,
} from '../../scheduling/domain/scheduling-parameters.js';
import { binCalibration } from './bin-calibration.js';
import { compareRecall } from './compare-recall.js';
import { countStudyDays } from './count-study-days.js';
import type { PredictedReview } from './drop-outliers.js';
import { evaluatePredictions } from './evaluate-predictions.js';
import { findStreaks } from './find-streaks.js';
import { listCountedReviews } from './list-counted-reviews.js';
import { studyTotal } from './study-total.js';
import { trueRetention } from './true-retention.js';

const parametersOf = () => FIRST_SCHEDULING_PARAMETERS;

/** Of `FSRSBinding.evaluate`, version 0.5.0, for the log below with the default weights. */
const reference = { logLoss: 0.44719043374061584, rmseBins: 0.07621369510889053 };

describe('statistics of a real log of 12,580 reviews', () => {
  const logs = Map.groupBy(readRealLog(), ({ questionId }) => questionId);
  const folded = Array.from(logs.values(), (log) => foldEvents(log, parametersOf));
  const reviews = folded
    .flatMap((log) => listCountedReviews(log, parametersOf))
    .toSorted(compareEvents);
  const predicted = reviews.filter((review): review is PredictedReview => {
    return review.prediction !== null;
  });

  it('count every review, and predict those of later days', () => {
    expect(reviews).toHaveLength(12_580);
    expect(predicted).toHaveLength(6372);
  });

  it('measure the model as fsrs-rs does', async () => {
    const mine = evaluatePredictions(predicted);
    // Where the optimiser is installed it is asked, so that a new version of it cannot go unnoticed.
    const theirs = (await evaluateWithBinding(folded)) ?? reference;
    for (const measure of ['logLoss', 'rmseBins'] as const) {
      expect(Math.abs(Number(mine?.[measure]) - theirs[measure])).toBeLessThan(1e-6);
      expect(Math.abs(theirs[measure] - reference[measure])).toBeLessThan(1e-6);
    }
    expect(mine).toMatchObject({ reviews: 6025, outliers: 347 });
  });

  it('tell how well waiting cards were remembered', () => {
    expect(trueRetention(reviews)).toEqual({
      young: { reviews: 6260, passed: 4898, rate: 4898 / 6260 },
      mature: { reviews: 79, passed: 69, rate: 69 / 79 },
      all: { reviews: 6339, passed: 4967, rate: 4967 / 6339 },
    });
  });

  it('compare what was expected with what came', () => {
    const { reviews: count, predicted: expected, actual } = compareRecall(predicted);
    expect([count, actual]).toEqual([6372, 4972 / 6372]);
    expect(expected).toBeCloseTo(0.781725, 5);
    const bins = binCalibration(predicted);
    expect(bins.map((bin) => bin.reviews)).toEqual([
      0, 2, 19, 122, 183, 356, 665, 1538, 2389, 1098,
    ]);
    expect(bins.at(-1)?.predicted).toBeCloseTo(0.91592, 5);
    expect(bins.at(-1)?.actual).toBe(993 / 1098);
  });

  it('count the days and the time', () => {
    const days = countStudyDays(reviews);
    expect(studyTotal(reviews)).toEqual({ days: 61, reviews: 12_580, minutes: 2692.2 });
    expect(days[0]).toEqual({ day: '2024-03-29', reviews: 74, minutes: 16.1 });
    expect(days.at(-1)).toEqual({ day: '2024-10-06', reviews: 350, minutes: 78.6 });
    const studied = days.map(({ day }) => day);
    expect(findStreaks(studied, '2024-10-07')).toEqual({
      currentDays: 24,
      longestDays: 24,
      longestEndedDay: '2024-10-06',
      isTodayDone: false,
    });
  });
});

/** The same reviews as the optimiser takes them: each with all that came before it. Null without it. */
async function evaluateWithBinding(
  logs: readonly ReturnType<typeof foldEvents>[],
): Promise<typeof reference | null> {
  const binding = await import('@open-spaced-repetition/binding').catch(() => null);
  if (binding === null) return null;
  const { FSRSBinding, FSRSBindingItem, FSRSBindingReview } = binding;
  const items = logs.flatMap(({ events }) => {
    let before = events[0]?.event.studyDay ?? '';
    const history = events.map(({ event, rating }) => {
      const deltaDays = (Date.parse(event.studyDay) - Date.parse(before)) / 86_400_000;
      before = event.studyDay;
      return { event, rating: rating ?? 1, deltaDays };
    });
    return history.flatMap(({ event, deltaDays }, index) =>
      deltaDays < 1 ? [] : [{ event, history: history.slice(0, index + 1) }],
    );
  });
  const sorted = items.toSorted((one, other) => compareEvents(one.event, other.event));
  return new FSRSBinding([...DEFAULT_WEIGHTS]).evaluate(
    sorted.map(
      ({ history }) =>
        new FSRSBindingItem(
          history.map(({ rating, deltaDays }) => new FSRSBindingReview(rating, deltaDays)),
        ),
    ),
  );
}
