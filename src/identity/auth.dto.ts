import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import { accessTokenSeconds } from './access-tokens.js';
import { AccountResponse, toAccountResponse } from './account.dto.js';
import { IsEmailAddress, IsNewPassword, IsPassword } from './identity-fields.js';
import type { SignedIn } from './login.service.js';
import type { Registered } from './registration.service.js';
import type { SessionTokens } from './session-opener.js';

/** A new account. */
export class RegisterDto {
  /** The e-mail address to log in with. */
  @IsEmailAddress()
  email: string;

  /** A password of at least 15 characters; any characters will do, common ones will not. */
  @IsNewPassword()
  password: string;

  /** The name that others see. */
  @ApiProperty({ example: 'Ada' })
  @IsText(1, 100)
  displayName: string;

  /** IANA time zone; UTC when absent. */
  @ApiProperty({ example: 'Europe/Berlin', default: 'UTC' })
  @CanBeAbsent()
  @IsText(1, 64)
  zone?: string;
}

/** An e-mail address and its password. */
export class LogInDto {
  /** The e-mail address of the account, in any case. */
  @IsEmailAddress()
  email: string;

  /** The password of the account. */
  @IsPassword()
  password: string;
}

/** A refresh token to exchange. */
export class RefreshDto {
  /** The refresh token that came with the last answer. */
  @IsText(1, 200)
  refreshToken: string;
}

/** The tokens of a session. */
export class SessionTokensResponse {
  /** How to send the access token. */
  @ApiProperty({ enum: ['Bearer'] })
  tokenType: 'Bearer';

  /** Goes into `Authorization: Bearer …`. */
  accessToken: string;

  /** How long the access token is valid, in seconds. */
  @ApiProperty({ type: 'integer', example: 900 })
  expiresInSeconds: number;

  /** Buys the next pair of tokens, once. */
  refreshToken: string;

  /** Id of the session. */
  @ApiProperty({ format: 'uuid' })
  sessionId: string;

  /** When the session ends unless it is refreshed before. */
  @ApiProperty({ format: 'date-time' })
  sessionExpiresAt: string;
}

/** A session and the account it belongs to. */
export class SignedInResponse extends SessionTokensResponse {
  /** Who is signed in. */
  account: AccountResponse;
}

/** A new account, signed in. */
export class RegisteredResponse extends SignedInResponse {
  /** Ten one-time codes that replace a forgotten password. They are not shown again. */
  @ApiProperty({ type: [String], example: ['8Q2M-W9XC-4K7T-0HJD'] })
  recoveryCodes: string[];
}

export function toSessionTokensResponse(tokens: SessionTokens) {
  const { accessToken, refreshToken, sessionId, sessionExpiresAt } = tokens;
  return {
    tokenType: 'Bearer' as const,
    accessToken,
    expiresInSeconds: accessTokenSeconds,
    refreshToken,
    sessionId,
    sessionExpiresAt: sessionExpiresAt.toISOString(),
  } satisfies SessionTokensResponse;
}

export function toSignedInResponse({ account, tokens }: SignedIn) {
  const response = { account: toAccountResponse(account), ...toSessionTokensResponse(tokens) };
  return response satisfies SignedInResponse;
}

export function toRegisteredResponse(registered: Registered): RegisteredResponse {
  return { ...toSignedInResponse(registered), recoveryCodes: registered.recoveryCodes };
}
