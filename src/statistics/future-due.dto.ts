import { ApiProperty } from '@nestjs/swagger';
import { ChartQueryDto } from '../platform/charts/chart-query.dto.js';
import { CanBeAbsent, IsWholeParam } from '../platform/http/fields.js';
import type { FutureDue } from './domain/count-future-due.js';

/** How far ahead to look. */
export class FutureDueQueryDto extends ChartQueryDto {
  /** Days from today on. @example 30 */
  @ApiProperty({ required: false, default: 30 })
  @CanBeAbsent()
  @IsWholeParam(1, 365)
  days: number = 30;
}

/** Cards, and the minutes they are expected to take. */
export class LoadResponse {
  /** @example 12 */
  cards: number;
  /** @example 84.5 */
  minutes: number;
}

/** What one day will ask. */
export class DayLoadResponse extends LoadResponse {
  /** @example 2026-11-22 */
  day: string;
}

/** What the cards you have will ask of the coming days. */
export class FutureDueResponse {
  /** Each day of the window, today first. */
  days: DayLoadResponse[];
  /** What should have been answered before today. It is part of the first day. */
  overdue: LoadResponse;
  /** The sum over the days. */
  total: LoadResponse;
}

export function toFutureDueResponse({ days, overdue, total }: FutureDue): FutureDueResponse {
  return {
    days: days.map((day) => ({ ...day })),
    overdue: { ...overdue },
    total: { ...total },
  };
}
