import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CalibrationBook } from '../readiness/calibration-book.service.js';
import { SnapshotReader, type FrozenPrediction } from '../readiness-history/snapshot.reader.js';
import type { CheckedForecast } from './domain/checked-forecast.js';
import { InterviewOutcomeRepository, type BareOutcome } from './interview-outcome.repository.js';

/** The latest, so that memory and time have a bound. */
const mostOutcomes = 5000;
const outcomesAtOnce = 1000;

/** What was told before interviews whose outcome is known, and how they went. Of everybody. */
@Injectable()
export class CheckedForecasts {
  constructor(
    private readonly outcomes: InterviewOutcomeRepository,
    private readonly snapshots: SnapshotReader,
    private readonly book: CalibrationBook,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** In no order. Outcomes of interviews of which nothing was told before are left out. */
  list(): Promise<CheckedForecast[]> {
    return this.unitOfWork.runSnapshot(async () => {
      const shifts = await this.book.shifts();
      const outcomes = await this.outcomes.listLatest(mostOutcomes);
      const checked: CheckedForecast[] = [];
      for (let from = 0; from < outcomes.length; from += outcomesAtOnce) {
        const part = outcomes.slice(from, from + outcomesAtOnce);
        const told = await this.snapshots.listFrozenBefore(part);
        const forecasts = new Map(told.map((forecast) => [nameOf(forecast), forecast]));
        for (const outcome of part) {
          const forecast = forecasts.get(nameOf(outcome));
          if (forecast !== undefined) checked.push(toChecked(outcome, forecast, shifts));
        }
      }
      return checked;
    });
  }
}

function nameOf({
  learnerId,
  targetId,
  interviewDay,
}: Pick<BareOutcome, 'learnerId' | 'targetId' | 'interviewDay'>): string {
  return `${learnerId} ${targetId} ${interviewDay}`;
}

function toChecked(
  { learnerId, id, recordedAt, result, score }: BareOutcome,
  forecast: FrozenPrediction,
  shifts: ReadonlyMap<number, number>,
): CheckedForecast {
  return {
    learnerId,
    id,
    since: recordedAt,
    passProbability: forecast.passProbability,
    score: forecast.score,
    mockLow80: forecast.mockLow80,
    mockHigh80: forecast.mockHigh80,
    shift: shifts.get(forecast.jobVersion) ?? 0,
    trust: forecast.trust,
    isPassed: result === 'passed',
    actual: score === null ? null : score / 100,
  };
}
