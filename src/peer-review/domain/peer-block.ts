/** Somebody who is not given an author's answers any more. */
export interface PeerBlock {
  /** The author. */
  readonly learnerId: string;
  readonly reviewerId: string;
  readonly id: string;
  /** How the author knows them: by the review they did. */
  readonly label: string;
  readonly createdAt: Date;
}
