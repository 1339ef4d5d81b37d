import { ApiProperty } from '@nestjs/swagger';
import type { BankStanding } from './calibration.reader.js';

/** A pass that counts. */
export class CountedPassResponse {
  /** The anchor. */
  @ApiProperty({ format: 'uuid' })
  anchorId: string;

  /** When it was passed. */
  @ApiProperty({ format: 'date-time' })
  passedAt: string;
}

/** Whether you grade like the experts of one bank. */
export class StandingResponse {
  /** The bank. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** Whether you are calibrated: your reviews are trusted sooner. */
  calibrated: boolean;

  /** Since when; null when you are not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  since: string | null;

  /** Until when, unless you pass again; null when you are not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  until: string | null;

  /** How many anchors have to be passed: two, or one where there are no two. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2 })
  passesNeeded: number;

  /** The passes of the last 180 days that no later try has undone, the earliest first. */
  passes: CountedPassResponse[];
}

/** A page of standings, by id of the bank. */
export class StandingPageResponse {
  /** The standings. */
  data: StandingResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toStandingResponse({ bankId, standing }: BankStanding): StandingResponse {
  const { isCalibrated, since, until, needed, passes } = standing;
  return {
    bankId,
    calibrated: isCalibrated,
    since: since?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    passesNeeded: needed,
    passes: passes.map(({ anchorId, at }) => ({ anchorId, passedAt: at.toISOString() })),
  };
}
