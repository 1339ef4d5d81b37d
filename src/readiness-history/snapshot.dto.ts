import { ApiProperty } from '@nestjs/swagger';
import { readinessStatuses } from '../readiness/domain/readiness.js';
import { ChangeResponse, toChangeResponse } from './change.dto.js';
import { snapshotOrigins, type Snapshot, type SnapshotOrigin } from './domain/snapshot.js';

/** A score as it was told. Figures are 0..1, to four decimals. */
export class SnapshotResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  targetId: string;
  /** Why it was taken. @example daily */
  @ApiProperty({ enum: snapshotOrigins })
  origin: SnapshotOrigin;
  /** The one that stands for an interview that is over. */
  isFinal: boolean;
  /** @example 2026-11-22T04:17:00.000Z */
  asOf: string;
  /** By your calendar. @example 2026-11-22 */
  studyDay: string;
  /** As the target had it then; null without one. @example 2026-12-01 */
  interviewDay: string | null;
  /** How far the score can be trusted. @example borderline */
  @ApiProperty({ enum: readinessStatuses.filter((status) => status !== 'no-data') })
  status: Snapshot['status'];
  /** @example 0.63 */
  score: number;
  /** @example 0.55 */
  low80: number;
  /** The true score lies between both in eight of ten cases. @example 0.71 */
  high80: number;
  /** @example 0.0624 */
  sd: number;
  /** Where one interview lands in eight of ten cases. @example 0.49 */
  mockLow80: number;
  /** @example 0.77 */
  mockHigh80: number;
  /** @example 0.58 */
  passProbability: number;
  /** @example 0.6 */
  bar: number;
  /** Share of the bank that was practised. @example 0.41 */
  coverage: number;
  /** Graded ones. @example 42 */
  attempts: number;
  /** @example readiness/1 */
  formula: string;
  /** Of the nightly job that learns from everybody's grades; 0 before its first run. @example 3 */
  jobVersion: number;
  /** Lower-case hex SHA-256 of what the score follows from. @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  inputHash: string;
  /** Why it is another one than before; null on the first. */
  change: ChangeResponse | null;
}

/** A page of snapshots, the latest first. */
export class SnapshotPageResponse {
  data: SnapshotResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toSnapshotResponse(snapshot: Snapshot): SnapshotResponse {
  const { id, targetId, origin, isFinal, asOf, studyDay, interviewDay, status } = snapshot;
  const { score, low80, high80, sd, mockLow80, mockHigh80, passProbability, bar } = snapshot;
  const { coverage, attempts, formula, jobVersion, inputHash } = snapshot;
  return {
    id,
    targetId,
    origin,
    isFinal,
    asOf: asOf.toISOString(),
    studyDay,
    interviewDay,
    status,
    score,
    low80,
    high80,
    sd,
    mockLow80,
    mockHigh80,
    passProbability,
    bar,
    coverage,
    attempts,
    formula,
    jobVersion,
    inputHash,
    change: toChangeResponse(snapshot),
  };
}
