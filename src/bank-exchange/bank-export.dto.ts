import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsWholeParam } from '../platform/http/fields.js';
import { IsFormat } from '../platform/http/formats.js';
import { exportNames, type ExportFormat } from './export-formats.js';

/** What is to go out of a bank. */
export class ExportBankQueryDto {
  /** Goes before `Accept`. */
  @IsFormat(...exportNames)
  format?: ExportFormat;

  /** Number of a release; the latest when left out. */
  @ApiProperty({ required: false })
  @CanBeAbsent()
  @IsWholeParam(1, 1_000_000)
  release?: number;

  /** Drafts too, in place of the questions that they change; for owner and collaborators. */
  @ApiProperty({ required: false, enum: ['true', 'false'], default: 'false' })
  @CanBeAbsent()
  @IsIn(['true', 'false'])
  drafts?: 'true' | 'false';
}
