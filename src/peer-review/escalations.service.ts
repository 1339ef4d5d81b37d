import { Injectable } from '@nestjs/common';
import type { EscalationCause } from './domain/next-step.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';

/** Where answers are decided by somebody with authority. */
export interface CoachDesk {
  /** Whether there is anybody who could decide this one. */
  isPossible(request: PeerReviewRequest): Promise<boolean>;
  /** In the caller's transaction, in which the request becomes `with_coach`; it is locked. */
  open(request: PeerReviewRequest, cause: EscalationCause): Promise<void>;
  /** In the caller's transaction, in which the request, as it is given, came to its end. */
  ended(request: PeerReviewRequest): Promise<void>;
}

/**
 * The way from peers to somebody with authority. The feature that has such a desk registers it; as long as
 * there is none, nothing is handed over.
 */
@Injectable()
export class Escalations {
  private desk: CoachDesk | null = null;

  register(desk: CoachDesk): void {
    if (this.desk !== null) throw new Error('There is a desk already.');
    this.desk = desk;
  }

  async isPossible(request: PeerReviewRequest): Promise<boolean> {
    return (await this.desk?.isPossible(request)) ?? false;
  }

  async open(request: PeerReviewRequest, cause: EscalationCause): Promise<void> {
    await this.desk?.open(request, cause);
  }

  async ended(request: PeerReviewRequest): Promise<void> {
    await this.desk?.ended(request);
  }
}
