import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CanBeAbsent, IsDay, IsId, IsText, IsWhole } from '../platform/http/fields.js';
import { readinessStatuses, type ReadinessStatus } from '../readiness/domain/readiness.js';
import { outcomeResults, type OutcomeResult } from './domain/interview-outcome.js';
import type { NewOutcome, OutcomeChange } from './interview-outcomes.service.js';
import type { ToldOutcome } from './told-outcomes.service.js';

/** How a real interview went. */
export class CreateInterviewOutcomeDto {
  /** The target that the interview was for. */
  @IsId()
  targetId: string;

  /** The day of the interview by the learner's own calendar: today at the latest. */
  @IsDay()
  interviewDay: string;

  /** @example passed */
  @ApiProperty({ enum: outcomeResults })
  @IsIn(outcomeResults)
  result: OutcomeResult;

  /** What it was worth of 100, where somebody said. @example 72 */
  @IsOptional()
  @IsWhole(0, 100)
  score?: number | null;

  /** For yourself alone. @example They asked more about replication than I had expected. */
  @IsOptional()
  @IsText(1, 2000)
  note?: string | null;
}

/** A correction: what is left out stays. */
export class UpdateInterviewOutcomeDto {
  /** @example failed */
  @ApiProperty({ enum: outcomeResults, required: false })
  @CanBeAbsent()
  @IsIn(outcomeResults)
  result?: OutcomeResult;

  /** What it was worth of 100; null takes it away. @example 58 */
  @IsOptional()
  @IsWhole(0, 100)
  score?: number | null;

  /** Null takes it away. @example They asked more about replication than I had expected. */
  @IsOptional()
  @IsText(1, 2000)
  note?: string | null;
}

/** What was told last before an interview began. Scores and chances are 0..1. */
export class OutcomeForecastResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  snapshotId: string;
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  @ApiProperty({ enum: readinessStatuses })
  status: ReadinessStatus;
  /** @example 0.64 */
  score: number;
  /** A single interview would land from here … @example 0.47 */
  mockLow80: number;
  /** … to here in 8 of 10 cases. @example 0.81 */
  mockHigh80: number;
  /** @example 0.61 */
  passProbability: number;
  /** @example 0.6 */
  bar: number;
}

/** How a real interview went, beside what had been expected. */
export class InterviewOutcomeResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e15 */
  targetId: string;
  /** @example 2026-11-22 */
  interviewDay: string;
  @ApiProperty({ enum: outcomeResults })
  result: OutcomeResult;
  /** Of 100; null where nobody said. @example 72 */
  score: number | null;
  note: string | null;
  /** Null when nothing was told before it. */
  @ApiProperty({ type: () => OutcomeForecastResponse, nullable: true })
  forecast: OutcomeForecastResponse | null;
  /** @example 2026-11-22T09:30:00.000Z */
  recordedAt: string;
  /** @example 2026-11-22T09:30:00.000Z */
  updatedAt: string;
}

/** A page of outcomes. */
export class InterviewOutcomePageResponse {
  data: InterviewOutcomeResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toNewOutcome(body: CreateInterviewOutcomeDto): NewOutcome {
  const { targetId, interviewDay, result, score = null, note = null } = body;
  return { targetId, interviewDay, result, score, note };
}

/** Keys that a client did not send may stand there as undefined. */
export function toOutcomeChange({ result, score, note }: UpdateInterviewOutcomeDto): OutcomeChange {
  return {
    ...(result === undefined ? {} : { result }),
    ...(score === undefined ? {} : { score }),
    ...(note === undefined ? {} : { note }),
  };
}

export function toInterviewOutcomeResponse({
  outcome,
  forecast,
}: ToldOutcome): InterviewOutcomeResponse {
  const { id, version, targetId, interviewDay, result, score, note } = outcome;
  return {
    id,
    version,
    targetId,
    interviewDay,
    result,
    score,
    note,
    forecast: forecast === null ? null : toForecastResponse(forecast),
    recordedAt: outcome.recordedAt.toISOString(),
    updatedAt: outcome.updatedAt.toISOString(),
  };
}

function toForecastResponse({
  snapshotId,
  asOf,
  status,
  score,
  mockLow80,
  mockHigh80,
  passProbability,
  bar,
}: NonNullable<ToldOutcome['forecast']>): OutcomeForecastResponse {
  const told = { status, score, mockLow80, mockHigh80, passProbability, bar };
  return { snapshotId, asOf: asOf.toISOString(), ...told };
}
