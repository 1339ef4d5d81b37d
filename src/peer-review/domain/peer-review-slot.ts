export type SlotState = 'open' | 'leased' | 'done' | 'void';

/** A place for one review of an answer. */
export interface PeerReviewSlot {
  /** The author. */
  readonly learnerId: string;
  readonly id: string;
  readonly requestId: string;
  readonly attemptId: string;
  readonly questionId: string;
  readonly cohortId: string | null;
  readonly isOpenPool: boolean;
  /** From 1; the one after those asked for breaks a tie. */
  readonly number: number;
  readonly state: SlotState;
  /** Who holds it, or filled it. */
  readonly reviewId: string | null;
  /** From then on somebody else may have it. */
  readonly leaseExpiresAt: Date | null;
  /** That of the request, so that old requests come first. */
  readonly createdAt: Date;
}
