import { ApiProperty } from '@nestjs/swagger';

/** A bank and whether the learner follows it. */
export class FollowChoiceResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e12 */
  bankId: string;
  /** Whether its questions are introduced to the learner. */
  isFollowing: boolean;
}

/** A bank that has a say in what the learner is asked. */
export class FollowResponse extends FollowChoiceResponse {
  /** Number of the release that the learner's cohort keeps to; null goes with the newest. @example 3 */
  @ApiProperty({ type: 'integer', nullable: true })
  release: number | null;
}

/** Every bank the learner has a say about. */
export class FollowListResponse {
  data: FollowResponse[];
}
