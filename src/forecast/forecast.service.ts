import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { countCardDays } from './domain/count-card-days.js';
import { fitRuns, type RunsWanted } from './domain/fit-runs.js';
import type { ForecastInput } from './domain/forecast-input.js';
import { forecastPractice, type Forecast, type ForecastReach } from './domain/forecast-practice.js';
import { sweepRetention, sweptRetentions, type RetentionPoint } from './domain/sweep-retention.js';
import { ForecastInputs } from './forecast-inputs.service.js';
import { Simulations } from './simulations.service.js';

type SimulationInput = ForecastInput & ForecastReach;

const forecastWork: ThreadWork<SimulationInput, Forecast> = {
  module: new URL('./domain/forecast-practice.js', import.meta.url),
  run: forecastPractice,
};
const sweepWork: ThreadWork<SimulationInput, readonly RetentionPoint[]> = {
  module: new URL('./domain/sweep-retention.js', import.meta.url),
  run: sweepRetention,
};

const usualRuns = 200;
/** All points are played with the same chance, so a difference shows in fewer runs than a spread. */
const usualSweepRuns = 40;

/** How far to look, and how often to play it; without a number of runs as often as is usual. */
export interface Outlook {
  days: number;
  runs?: number;
}

/** What is ahead, with what it was computed from. */
export interface LearnerForecast {
  input: SimulationInput;
  forecast: Forecast;
}

export interface LearnerSweep {
  input: SimulationInput;
  points: readonly RetentionPoint[];
}

/** What is ahead of a learner who goes on as they do. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly inputs: ForecastInputs,
    private readonly simulations: Simulations,
  ) {}

  /** @throws AppError rule-violated when it is too much to compute, rate-limited, overloaded */
  async forecast(
    learner: Learner,
    outlook: Outlook & { desiredRetention?: number },
  ): Promise<LearnerForecast> {
    const loaded = await this.inputs.load(learner, outlook.desiredRetention ?? null);
    const input = { ...loaded, ...reachOf(loaded, outlook, { usual: usualRuns, repeats: 1 }) };
    return { input, forecast: await this.simulations.run(learner.id, forecastWork, input) };
  }

  /** @throws AppError rule-violated when it is too much to compute, rate-limited, overloaded */
  async sweep(learner: Learner, outlook: Outlook): Promise<LearnerSweep> {
    const loaded = await this.inputs.load(learner, null);
    const repeats = sweptRetentions(loaded.parameters.desiredRetention).length;
    const input = { ...loaded, ...reachOf(loaded, outlook, { usual: usualSweepRuns, repeats }) };
    return { input, points: await this.simulations.run(learner.id, sweepWork, input) };
  }
}

function reachOf(
  input: ForecastInput,
  { days, runs = null }: { days: number; runs?: number | null },
  { usual, repeats }: { usual: number; repeats: number },
): ForecastReach {
  const wanted: RunsWanted = { asked: runs, usual, cardDays: countCardDays(input, days) * repeats };
  const granted = fitRuns(wanted);
  if (granted.kind === 'granted') return { days, runs: granted.runs };
  throw ruleViolated([
    granted.kind === 'too-many-days'
      ? {
          in: 'query',
          pointer: '#/days',
          code: 'too-much-work',
          detail: 'are too many for so many cards',
        }
      : {
          in: 'query',
          pointer: '#/runs',
          code: 'too-much-work',
          detail: `must be at most ${granted.most} for so many cards and days`,
        },
  ]);
}
