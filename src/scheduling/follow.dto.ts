/** A bank and whether the learner follows it. */
export class FollowResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e12 */
  bankId: string;
  /** Whether its questions are introduced to the learner. */
  isFollowing: boolean;
}

/** Every bank the learner has a say about. */
export class FollowListResponse {
  data: FollowResponse[];
}
