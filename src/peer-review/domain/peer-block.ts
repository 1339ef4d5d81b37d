/** Somebody who is not given an author's answers any more, and whose invitations by name do not reach them. */
export interface PeerBlock {
  /** The author. */
  readonly learnerId: string;
  readonly reviewerId: string;
  /** The review by which they were blocked. Somebody may be by several, which the author cannot tell. */
  readonly reviewId: string;
  readonly id: string;
  /** How the author knows them: by the review they did. */
  readonly label: string;
  readonly createdAt: Date;
}
