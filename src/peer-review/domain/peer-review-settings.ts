/** Whether the schedule follows what peers settle on, or stays with one's own grade. */
export const ratingPolicies = ['self', 'peer-adjusts'] as const;
export type RatingPolicy = (typeof ratingPolicies)[number];

export interface PeerReviewSettings {
  readonly learnerId: string;
  /** Null leaves it to the pool: see adjustsCard. */
  readonly ratingPolicy: RatingPolicy | null;
  readonly version: number;
}
