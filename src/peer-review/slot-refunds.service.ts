import { Injectable } from '@nestjs/common';
import { CreditBook } from './credit-book.service.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewSlot } from './domain/peer-review-slot.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';

/** Takes places for reviews away, and gives authors back what they paid for them. */
@Injectable()
export class SlotRefunds {
  constructor(
    private readonly slots: PeerReviewSlotRepository,
    private readonly credits: CreditBook,
  ) {}

  /** Those that nobody filled. Who still holds one may hand their review in, which does not count. */
  async closeUnfilled({ learnerId, id, wanted }: PeerReviewRequest): Promise<void> {
    const key = { learnerId, requestId: id };
    const voided = new Set(await this.slots.voidUnfilled(key));
    const slots = await this.slots.listOf(key);
    await this.refund(
      wanted,
      slots.filter((slot) => voided.has(slot.id)),
    );
  }

  /** One whose review was struck out, with what its reviewer earned by it. */
  async strikeOut({ learnerId, id, wanted }: PeerReviewRequest, review: PeerReview): Promise<void> {
    await this.credits.takeBack(review.reviewerId, review.id);
    // The place of one that does not count is somebody else's.
    if (!review.isCounted) return;
    const key = { learnerId, requestId: id };
    await this.slots.void(key, [review.slotId]);
    const slots = await this.slots.listOf(key);
    await this.refund(
      wanted,
      slots.filter((slot) => slot.id === review.slotId),
    );
  }

  /** The one that breaks a tie was not paid for. */
  private async refund(wanted: number, slots: readonly PeerReviewSlot[]): Promise<void> {
    const paid = slots.filter(({ number }) => number <= wanted);
    const learnerId = paid[0]?.learnerId;
    if (learnerId === undefined) return;
    await this.credits.refund(
      learnerId,
      paid.map(({ id }) => id),
    );
  }
}
