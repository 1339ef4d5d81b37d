import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsId, IsWhole } from '../platform/http/fields.js';
import type { CohortBank } from './cohort-bank.repository.js';

/** The path parameters of a bank in a cohort. */
export class CohortBankParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the bank. */
  @IsId()
  bankId: string;
}

/** How a cohort has a bank. */
export class ShareBankDto {
  /** The number of the release to keep to; null, or left out, goes with the newest. @example 3 */
  @IsOptional()
  @IsWhole(1, 1_000_000)
  pinnedRelease?: number | null;
}

/** A bank that a cohort has. */
export class CohortBankResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  bankId: string;
  /** @example Distributed systems */
  title: string;
  /** The number of the release that the cohort keeps to; null goes with the newest. @example 3 */
  pinnedRelease: number | null;
  /** The number of the newest release; null before the first. @example 4 */
  newestRelease: number | null;
  /** Who shared it; null once that account is gone. */
  sharedBy: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  @ApiProperty({ format: 'date-time' })
  sharedAt: string;
}

/** A page of banks, the oldest first. */
export class CohortBankPageResponse {
  data: CohortBankResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toCohortBankResponse(bank: CohortBank): CohortBankResponse {
  const { bankId, title, pinnedRelease, newestRelease, sharedBy, sharedAt } = bank;
  return {
    bankId,
    title,
    pinnedRelease,
    newestRelease,
    sharedBy,
    sharedAt: sharedAt.toISOString(),
  };
}
