import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { chartThemes, type ChartTheme } from '../platform/charts/chart.js';
import { CanBeAbsent, IsDay } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import type { ScoreHistory } from './score-history.service.js';
import { SnapshotResponse, toSnapshotResponse } from './snapshot.dto.js';

/** Which days of a history, and in which form. */
export class HistoryQueryDto {
  /** From this study day on. */
  @CanBeAbsent()
  @IsDay()
  from?: string;

  /** Up to this study day. */
  @CanBeAbsent()
  @IsDay()
  to?: string;

  /** Wins over `Accept`. @example svg */
  @IsFormat('json', 'csv', 'svg')
  format?: 'json' | 'csv' | 'svg';

  /** The colours of the drawing; `auto` follows what the viewer prefers. */
  @ApiProperty({ required: false, default: 'auto', enum: chartThemes })
  @CanBeAbsent()
  @IsIn(chartThemes)
  theme: ChartTheme = 'auto';
}

/** How the score of a target went. */
export class HistoryResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  targetId: string;
  /** @example Senior backend engineer */
  targetName: string;
  /** The day of the interview; null when none is set. @example 2026-12-01 */
  interviewDay: string | null;
  /** The oldest first, at most a thousand: the latest of the days asked for. */
  data: SnapshotResponse[];
  /** Whether there are earlier ones within the days asked for. */
  hasEarlier: boolean;
}

export function toHistoryResponse(history: ScoreHistory): HistoryResponse {
  const { target, snapshots, hasEarlier } = history;
  return {
    targetId: target.id,
    targetName: target.name,
    interviewDay: target.interviewDay,
    data: snapshots.map(toSnapshotResponse),
    hasEarlier,
  };
}
