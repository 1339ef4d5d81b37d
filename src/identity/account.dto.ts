import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { roles, type Role } from '../platform/http/access.js';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { Account } from './domain/account.js';
import { deletionDueAt } from './domain/deletion-due.js';

/** Filters of the list of accounts. */
export class ListAccountsQueryDto extends PageQueryDto {
  /** Only accounts whose e-mail address begins with this, in any case. */
  @ApiProperty({ required: false })
  @IsOptional()
  @IsText(1, 254)
  emailPrefix?: string;

  /** Only accounts with this role. */
  @ApiProperty({ required: false, enum: roles })
  @IsOptional()
  @IsIn(roles)
  role?: Role;
}

/** What a learner may change about themselves. Absent keeps. */
export class UpdateProfileDto {
  /** The name that others see. */
  @CanBeAbsent()
  @IsText(1, 100)
  displayName?: string;

  /** IANA time zone; the study day follows it. */
  @ApiProperty({ example: 'Europe/Berlin' })
  @CanBeAbsent()
  @IsText(1, 64)
  zone?: string;

  /** The hour at which the study day begins. */
  @CanBeAbsent()
  @IsWhole(0, 23)
  rolloverHour?: number;
}

/** What an admin may change about an account. Absent keeps. */
export class UpdateAccountDto {
  /** The new role; it holds from the next request on. */
  @ApiProperty({ enum: roles })
  @CanBeAbsent()
  @IsIn(roles)
  role?: Role;
}

/** An account as its holder and admins see it. */
export class AccountResponse {
  /** Id of the account. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Grows with every change; part of the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;

  /** The e-mail address as it was typed at registration. */
  @ApiProperty({ format: 'email', maxLength: 254, example: 'ada@example.org' })
  email: string;

  /** The name that others see. */
  @ApiProperty({ maxLength: 100, example: 'Ada' })
  displayName: string;

  /** What this account may do; each role may do what those before it may. */
  @ApiProperty({ enum: roles })
  role: Role;

  /** IANA time zone. */
  @ApiProperty({ maxLength: 64, example: 'Europe/Berlin' })
  zone: string;

  /** The hour at which the study day begins. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 23 })
  rolloverHour: number;

  /** When the account was made. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When the account will be deleted; null while nobody asked for it. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  deletionDueAt: string | null;
}

/** A page of accounts, oldest first. */
export class AccountPageResponse {
  /** The accounts. */
  data: AccountResponse[];

  /** Give this as `cursor` for the next page; null on the last. */
  @ApiProperty({ type: 'string', nullable: true })
  nextCursor: string | null;
}

export function toAccountResponse(account: Account): AccountResponse {
  const { id, version, email, displayName, role, zone, rolloverHour, createdAt } = account;
  const { deletionRequestedAt: requested } = account;
  return {
    id,
    version,
    email,
    displayName,
    role,
    zone,
    rolloverHour,
    createdAt: createdAt.toISOString(),
    deletionDueAt: requested === null ? null : deletionDueAt(requested).toISOString(),
  };
}
