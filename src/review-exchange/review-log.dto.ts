import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsText, IsWholeParam } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import { LOG_FORMATS, type LogFormat } from './domain/log-format.js';
import { IsCardMapping, readCardMapping } from './is-card-mapping.js';
import type { ReadingWishes } from './log-import.service.js';

/** How the log is to be written. */
export class ExportReviewLogQueryDto {
  /** Goes before `Accept`. */
  @IsFormat(...LOG_FORMATS)
  format?: LogFormat;
}

/** How a file is to be read. */
export class ImportReviewLogQueryDto {
  /** Only tell what an import would do. */
  @ApiProperty({ required: false, enum: ['true', 'false'], default: 'false' })
  @CanBeAbsent()
  @IsIn(['true', 'false'])
  dryRun?: 'true' | 'false';

  /** IANA zone in which rows of CSV get their study day; your own when left out. */
  @ApiProperty({ required: false, example: 'Europe/Berlin' })
  @CanBeAbsent()
  @IsText(1, 64)
  zone?: string;

  /** Hour at which those days begin; your own when left out. */
  @ApiProperty({ required: false, example: 4 })
  @CanBeAbsent()
  @IsWholeParam(0, 23)
  rolloverHour?: number;

  /**
   * Cards of the file that are questions here: a JSON object with the name of each card in the file and
   * the id of its question, up to 200 of them.
   */
  @ApiProperty({
    required: false,
    minLength: 2,
    maxLength: 16_000,
    example: '{"1711684180217":"01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11"}',
  })
  @CanBeAbsent()
  @IsCardMapping()
  mapping?: string;
}

export function toReadingWishes(query: ImportReviewLogQueryDto): ReadingWishes {
  return {
    dryRun: query.dryRun === 'true',
    zone: query.zone,
    rolloverHour: query.rolloverHour,
    mapping: readCardMapping(query.mapping ?? '{}') ?? {},
  };
}
