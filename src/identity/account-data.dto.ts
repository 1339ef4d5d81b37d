import { ApiProperty } from '@nestjs/swagger';
import type { AccountExport } from './account-export.service.js';
import { AccountResponse, toAccountResponse } from './account.dto.js';
import { deletionDueAt } from './domain/deletion-due.js';
import { TokenResponse, toTokenResponse } from './personal-access-token.dto.js';
import { SessionResponse, toSessionResponse } from './session.dto.js';

/** Everything this service keeps about you. */
export class AccountExportResponse {
  /** When this was put together. */
  @ApiProperty({ format: 'date-time' })
  exportedAt: string;

  /** Your account. */
  account: AccountResponse;

  /** Where you are signed in. */
  sessions: SessionResponse[];

  /** Your personal access tokens, without their secrets. */
  personalAccessTokens: TokenResponse[];

  /** What each part of the service keeps, by its name. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  sections: Record<string, unknown>;
}

/** A deletion that was asked for. */
export class DeletionResponse {
  /** When it was asked for. */
  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  /** When everything will be deleted. Until then it can be cancelled. */
  @ApiProperty({ format: 'date-time' })
  dueAt: string;
}

export function toAccountExportResponse(
  exported: AccountExport,
  sessionId: string | null,
): AccountExportResponse {
  return {
    exportedAt: exported.exportedAt.toISOString(),
    account: toAccountResponse(exported.account),
    sessions: exported.sessions.map((session) => toSessionResponse(session, sessionId)),
    personalAccessTokens: exported.tokens.map(toTokenResponse),
    sections: exported.sections,
  };
}

export function toDeletionResponse(requestedAt: Date): DeletionResponse {
  return {
    requestedAt: requestedAt.toISOString(),
    dueAt: deletionDueAt(requestedAt).toISOString(),
  };
}
