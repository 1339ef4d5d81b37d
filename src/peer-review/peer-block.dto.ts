import { ApiProperty } from '@nestjs/swagger';
import type { PeerBlock } from './domain/peer-block.js';

/** Somebody who is not given your answers any more, nor invites you. You know them by a review only. */
export class PeerBlockResponse {
  /** Id of the block. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The review by which you know them. @example R2 of “Design a rate limiter” */
  label: string;

  /** When you blocked them. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

/** A page of blocks, latest first. */
export class PeerBlockPageResponse {
  /** The blocks. */
  data: PeerBlockResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toPeerBlockResponse({ id, label, createdAt }: PeerBlock): PeerBlockResponse {
  return { id, label, createdAt: createdAt.toISOString() };
}
