import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { SnapshotReader, type FrozenPrediction } from '../readiness-history/snapshot.reader.js';
import type { InterviewOutcome } from './domain/interview-outcome.js';
import { InterviewOutcomeRepository } from './interview-outcome.repository.js';

/** An outcome, and what was told before the interview; null when nothing was. */
export interface ToldOutcome {
  readonly outcome: InterviewOutcome;
  readonly forecast: FrozenPrediction | null;
}

/** A learner's outcomes beside what had been expected. */
@Injectable()
export class ToldOutcomes {
  constructor(
    private readonly outcomes: InterviewOutcomeRepository,
    private readonly snapshots: SnapshotReader,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<ToldOutcome> {
    return this.of(await this.outcomes.get(learnerId, id));
  }

  async of(outcome: InterviewOutcome): Promise<ToldOutcome> {
    const [forecast = null] = await this.snapshots.listFrozenBefore([outcome]);
    return { outcome, forecast };
  }

  /** Page by page, the latest told first. */
  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<ToldOutcome>> {
    const scope = ['readiness-outcomes', learnerId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    const rows = await this.outcomes.page(learnerId, { beforeId, limit: limit + 1 });
    const forecasts = await this.snapshots.listFrozenBefore(rows);
    return this.cursors.toPage(
      rows.map((outcome) => ({ outcome, forecast: forecastOf(outcome, forecasts) })),
      { limit, scope },
      { positionOf: ({ outcome }) => [outcome.id], toItem: (told) => told },
    );
  }
}

function forecastOf(
  { targetId, interviewDay }: InterviewOutcome,
  forecasts: readonly FrozenPrediction[],
): FrozenPrediction | null {
  const own = forecasts.find(
    (each) => each.targetId === targetId && each.interviewDay === interviewDay,
  );
  return own ?? null;
}
