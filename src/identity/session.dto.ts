import { ApiProperty } from '@nestjs/swagger';
import type { Session } from './domain/session.js';

/** A device on which somebody is signed in. */
export class SessionResponse {
  /** Id of the session. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** What the client called itself. */
  @ApiProperty({ maxLength: 120 })
  label: string;

  /** Whether this call came through it. */
  isCurrent: boolean;

  /** When somebody signed in. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it was refreshed last. */
  @ApiProperty({ format: 'date-time' })
  lastUsedAt: string;

  /** When it ends unless it is refreshed before. */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;
}

/** A page of sessions, newest first. */
export class SessionPageResponse {
  /** The sessions that still work. */
  data: SessionResponse[];

  /** Give this as `cursor` for the next page; null on the last. */
  @ApiProperty({ type: 'string', nullable: true })
  nextCursor: string | null;
}

export function toSessionResponse(
  session: Session,
  currentSessionId: string | null,
): SessionResponse {
  return {
    id: session.id,
    label: session.label,
    isCurrent: session.id === currentSessionId,
    createdAt: session.createdAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
