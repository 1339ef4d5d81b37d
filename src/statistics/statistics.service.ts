import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { CardStatistics, type CardFigures } from './card-statistics.service.js';
import { binCalibration, type CalibrationBin } from './domain/bin-calibration.js';
import { compareRecall, type RecallComparison } from './domain/compare-recall.js';
import { countStudyDays, type StudiedDay } from './domain/count-study-days.js';
import type { CountedReview } from './domain/counted-review.js';
import type { PredictedReview } from './domain/drop-outliers.js';
import { evaluatePredictions, type ModelEvaluation } from './domain/evaluate-predictions.js';
import { findStreaks, type Streaks } from './domain/find-streaks.js';
import { heatMapDays } from './domain/heat-map-days.js';
import { reviewsWithin } from './domain/reviews-within.js';
import { studyTotal, type StudyTotal } from './domain/study-total.js';
import { studyWindows, type ChosenDays, type StudyWindow } from './domain/study-window.js';
import { trueRetention, type TrueRetention } from './domain/true-retention.js';
import { StudyHistory } from './study-history.service.js';

/** What was done and remembered within some days. */
export interface WindowFigures {
  window: StudyWindow;
  studied: StudyTotal;
  retention: TrueRetention;
}

/** How well the model knows the learner. */
export interface Calibration {
  comparison: RecallComparison;
  bins: CalibrationBin[];
  evaluation: ModelEvaluation | null;
}

export interface HeatMap {
  from: StudyDay;
  to: StudyDay;
  days: StudiedDay[];
  total: StudyTotal;
}

export interface Statistics extends CardFigures {
  asOf: Date;
  studyDay: StudyDay;
  windows: WindowFigures[];
  calibration: Calibration;
  heatMap: HeatMap;
  streaks: Streaks;
}

/** How far the whole looks ahead. */
const daysAhead = 30;

/** What a learner's log says about their practice and their memory. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly history: StudyHistory,
    private readonly cards: CardStatistics,
    private readonly clock: Clock,
  ) {}

  async get(learner: Learner, chosen: ChosenDays): Promise<Statistics> {
    assertForwards(chosen);
    const asOf = this.clock.now();
    const studyDay = studyDayOf(asOf, learner);
    const reviews = await this.history.listReviews(learner.id);
    const windows = studyWindows(studyDay, chosen).map((window) => {
      const inside = reviewsWithin(reviews, window);
      return { window, studied: studyTotal(inside), retention: trueRetention(inside) };
    });
    const days = countStudyDays(reviews).map(({ day }) => day);
    return {
      asOf,
      studyDay,
      windows,
      calibration: calibrationOf(reviewsWithin(reviews, chosen)),
      heatMap: heatMapOf(reviews, studyDay, null),
      streaks: findStreaks(days, studyDay),
      ...(await this.cards.measure(learner, daysAhead)),
    };
  }

  async calibration(learner: Learner, chosen: ChosenDays): Promise<Calibration> {
    assertForwards(chosen);
    const reviews = await this.history.listReviews(learner.id);
    return calibrationOf(reviewsWithin(reviews, chosen));
  }

  async heatMap(learner: Learner, year: number | null): Promise<HeatMap> {
    const reviews = await this.history.listReviews(learner.id);
    return heatMapOf(reviews, studyDayOf(this.clock.now(), learner), year);
  }
}

function assertForwards({ from, to }: ChosenDays): void {
  if (from === null || to === null || from <= to) return;
  throw new AppError('validation-failed', 'One or more fields are invalid.', {
    errors: [{ in: 'query', pointer: '#/from', code: 'after-to', detail: 'must not be after to' }],
  });
}

function calibrationOf(reviews: readonly CountedReview[]): Calibration {
  const predicted = reviews.filter((review): review is PredictedReview => {
    return review.prediction !== null;
  });
  return {
    comparison: compareRecall(predicted),
    bins: binCalibration(predicted),
    evaluation: evaluatePredictions(predicted),
  };
}

function heatMapOf(
  reviews: readonly CountedReview[],
  today: StudyDay,
  year: number | null,
): HeatMap {
  const { from, to } = heatMapDays(today, year);
  const inside = reviewsWithin(reviews, { from, to });
  return { from, to, days: countStudyDays(inside), total: studyTotal(inside) };
}
