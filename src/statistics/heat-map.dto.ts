import { ApiProperty } from '@nestjs/swagger';
import { ChartQueryDto } from '../platform/charts/chart-query.dto.js';
import { CanBeAbsent, IsWholeParam } from '../platform/http/fields.js';
import type { HeatMap } from './statistics.service.js';

/** Which year to look at. */
export class HeatMapQueryDto extends ChartQueryDto {
  /** A calendar year; without it the 365 days that end today. @example 2026 */
  @ApiProperty({ required: false })
  @CanBeAbsent()
  @IsWholeParam(1970, 2999)
  year?: number;
}

/** What was done on one study day. */
export class StudiedDayResponse {
  /** @example 2026-11-22 */
  day: string;
  /** @example 14 */
  reviews: number;
  /** Minutes of the reviews that were timed. @example 31.5 */
  minutes: number;
}

/** What was done, all in all. */
export class StudyTotalResponse {
  /** Study days with a review. @example 58 */
  days: number;
  /** @example 640 */
  reviews: number;
  /** Minutes of the reviews that were timed. @example 1811.5 */
  minutes: number;
}

/** Practice by study day. */
export class HeatMapResponse {
  /** @example 2025-11-23 */
  from: string;
  /** @example 2026-11-22 */
  to: string;
  /** The days with a review, earliest first. */
  days: StudiedDayResponse[];
  total: StudyTotalResponse;
}

export function toHeatMapResponse({ from, to, days, total }: HeatMap): HeatMapResponse {
  return { from, to, days: days.map((day) => ({ ...day })), total: { ...total } };
}
