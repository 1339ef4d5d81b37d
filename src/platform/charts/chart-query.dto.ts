import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent } from '../http/fields.js';
import { IsFormat } from '../http/formats.js';
import { chartThemes, type ChartTheme } from './chart.js';

/** As figures or as a drawing. */
export class ChartQueryDto {
  /** Wins over `Accept`. @example svg */
  @IsFormat('json', 'svg')
  format?: 'json' | 'svg';

  /** The colours of the drawing; `auto` follows what the viewer prefers. */
  @ApiProperty({ required: false, default: 'auto', enum: chartThemes })
  @CanBeAbsent()
  @IsIn(chartThemes)
  theme: ChartTheme = 'auto';
}
