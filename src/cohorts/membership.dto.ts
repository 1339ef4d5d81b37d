import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import type { JoinRequest } from './admission.service.js';
import { shareLevels, type Shares } from './domain/cohort.js';

/** A code that lets you into a cohort. */
export class JoinCohortDto {
  /** The code as you got it. @example rhi_01936b2e7b3a7c1f9a553a1f0c9d2e14_… */
  @IsText(1, 200)
  code: string;

  /** How much of your practice those who coach you may see; `none` unless given. @example scores */
  @CanBeAbsent()
  @ApiProperty({ enum: shareLevels, required: false })
  @IsIn(shareLevels)
  shares?: Shares;
}

/** What you show to those who coach you. */
export class ChangeSharesDto {
  /** `none`: your name and role only; `scores`: grades and activity; `answers`: what you wrote and your portfolio, too. @example answers */
  @ApiProperty({ enum: shareLevels })
  @IsIn(shareLevels)
  shares: Shares;
}

export function toJoinRequest({ code, shares = 'none' }: JoinCohortDto): JoinRequest {
  return { code, shares };
}
