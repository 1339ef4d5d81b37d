import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { scopes, type Scope } from '../platform/http/access.js';
import { CanBeAbsent, IsInstant, IsText, IsWhole } from '../platform/http/fields.js';
import type { PersonalAccessToken } from './domain/personal-access-token.js';
import type { IssuedToken } from './token-issuer.js';

/** A token for a script. Without `expiresAt` and `expiresInDays` it works for 90 days. */
export class CreateTokenDto {
  /** What it is for, so that you recognise it in the list. */
  @ApiProperty({ example: 'backup script' })
  @IsText(1, 100)
  name: string;

  /** What it may do: `read` is GET and HEAD, `write` every other method. */
  @ApiProperty({ enum: scopes, isArray: true, minItems: 1, maxItems: 2, uniqueItems: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(scopes, { each: true })
  scopes: Scope[];

  /** When it expires: at most 365 days from now. */
  @CanBeAbsent()
  @IsInstant()
  expiresAt?: string;

  /** The same, as a number of days from now. */
  @CanBeAbsent()
  @IsWhole(1, 365)
  expiresInDays?: number;
}

/** A personal access token, without its secret. */
export class TokenResponse {
  /** Id of the token. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** What it is for. */
  @ApiProperty({ maxLength: 100 })
  name: string;

  /** What it may do. */
  @ApiProperty({ enum: scopes, isArray: true })
  scopes: Scope[];

  /** When it was made. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it stops working. */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  /** When it was used last, to the minute; null when never. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  lastUsedAt: string | null;
}

/** A new personal access token. */
export class CreatedTokenResponse extends TokenResponse {
  /** The secret, for `Authorization: Bearer …`. It is not shown again. */
  token: string;
}

/** A page of personal access tokens, newest first. */
export class TokenPageResponse {
  /** The tokens. */
  data: TokenResponse[];

  /** Give this as `cursor` for the next page; null on the last. */
  @ApiProperty({ type: 'string', nullable: true })
  nextCursor: string | null;
}

export function toTokenResponse(token: PersonalAccessToken) {
  return {
    id: token.id,
    name: token.name,
    scopes: token.scopes,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  } satisfies TokenResponse;
}

export function toCreatedTokenResponse({ row, token }: IssuedToken): CreatedTokenResponse {
  return { ...toTokenResponse(row), token };
}
