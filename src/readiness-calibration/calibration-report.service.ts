import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CalibrationBook, type CalibrationVersion } from '../readiness/calibration-book.service.js';
import type { ReadinessConfig } from '../readiness/domain/readiness-config.js';
import { CheckedForecasts } from './checked-forecasts.service.js';
import { checkForecasts, type ForecastCheck } from './domain/check-forecasts.js';
import { InterviewOutcomeRepository } from './interview-outcome.repository.js';

/** How honest past scores were, and what scores are made with now. */
export interface CalibrationReport {
  readonly check: ForecastCheck;
  readonly config: ReadinessConfig;
  /** Null before the first. */
  readonly version: CalibrationVersion | null;
}

/** As long as one may be out of date: snapshots that outcomes are held against can be deleted. */
const lifetimeMs = 3_600_000;

interface KnownCheck {
  readonly mark: string;
  readonly atMs: number;
  readonly check: Promise<ForecastCheck>;
}

/** Says how far scores can be trusted, over everybody: nobody can be told from it. */
@Injectable()
export class CalibrationReports {
  /** It takes a while to reckon and is the same for everybody until an outcome is told. */
  private known: KnownCheck | null = null;

  constructor(
    private readonly forecasts: CheckedForecasts,
    private readonly outcomes: InterviewOutcomeRepository,
    private readonly book: CalibrationBook,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<CalibrationReport> {
    const { config } = await this.book.current();
    return { check: await this.check(), config, version: await this.book.latest() };
  }

  private async check(): Promise<ForecastCheck> {
    const mark = await this.outcomes.mark();
    const nowMs = this.clock.now().getTime();
    const { known } = this;
    if (known?.mark === mark && nowMs < known.atMs + lifetimeMs) return known.check;
    const check = this.reckon();
    this.known = { mark, atMs: nowMs, check };
    // What failed is tried again by the next who asks.
    check.catch(() => {
      if (this.known?.check === check) this.known = null;
    });
    return check;
  }

  private async reckon(): Promise<ForecastCheck> {
    return checkForecasts(await this.forecasts.list());
  }
}
