import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  ratingPolicies,
  type PeerReviewSettings,
  type RatingPolicy,
} from './domain/peer-review-settings.js';

/** What to change; null goes back to what is usual. */
export class UpdatePeerReviewSettingsDto {
  /** Whether the schedule follows what peers settle on. */
  @ApiProperty({ type: String, enum: ratingPolicies, required: false, nullable: true })
  @IsOptional()
  @IsIn(ratingPolicies, { message: `must be one of ${ratingPolicies.join(', ')}` })
  ratingPolicy?: RatingPolicy | null;
}

/** How peer review is to touch your schedule. */
export class PeerReviewSettingsResponse {
  /** Your own id. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /**
   * `peer-adjusts` lets the schedule follow what peers settle on, with confidence medium or high; `self`
   * stays with your own grade. Null is `peer-adjusts` in a cohort, and `self` in the open pool.
   */
  @ApiProperty({ type: String, enum: ratingPolicies, nullable: true })
  ratingPolicy: RatingPolicy | null;

  /** Grows with every change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

export function toPeerReviewSettingsResponse({
  learnerId,
  ratingPolicy,
  version,
}: PeerReviewSettings): PeerReviewSettingsResponse {
  return { id: learnerId, ratingPolicy, version };
}
