import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString } from 'class-validator';
import { chartThemes, type ChartTheme } from '../platform/charts/chart.js';
import { CanBeAbsent } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import { chartKinds, type ChartKind } from './lay-out-chart.js';
import { exportFormats, type ExportFormat } from './report-export.service.js';

const details = ['questions'] as const;

/** What a report is written down as. */
export class ReportQueryDto {
  /** Wins over `Accept`. @example pdf */
  @IsFormat(...exportFormats)
  format?: ExportFormat;

  /** The drawing in SVG, HTML and PDF: bars with their ranges, or a radar without. */
  @ApiProperty({ required: false, default: 'bars', enum: chartKinds })
  @CanBeAbsent()
  @IsIn(chartKinds)
  chart: ChartKind = 'bars';

  /** The colours of SVG and HTML; `auto` follows what the viewer prefers. */
  @ApiProperty({ required: false, default: 'auto', enum: chartThemes })
  @CanBeAbsent()
  @IsIn(chartThemes)
  theme: ChartTheme = 'auto';

  /** Tells of every question, in JSON. */
  @ApiProperty({ required: false, enum: details })
  @CanBeAbsent()
  @IsIn(details)
  detail?: (typeof details)[number];
}

/** The secret part of a report's address. One that is too long is as unknown as any other. */
export class ReportTokenParamDto {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  token: string;
}
