const hour = 3_600_000;
const leaseMs = 24 * hour;
const correctionMs = hour / 2;
const settlementMs = 7 * 24 * hour;

/** A place for a review, as the database made it. */
export interface ModelSlot {
  readonly id: string;
  readonly requestId: string;
  readonly attemptId: string;
  readonly authorId: string;
  readonly number: number;
  readonly createdAt: number;
  state: 'open' | 'leased' | 'done' | 'void';
  reviewId: string | null;
  leaseEnds: number;
}

export interface ModelReview {
  readonly id: string;
  readonly reviewerId: string;
  readonly slot: ModelSlot;
  readonly claimedAt: number;
  state: 'leased' | 'released' | 'submitted';
  expiresAt: number;
  isExtended: boolean;
  submittedAt: number;
  isCounted: boolean;
}

export type Claimed =
  | { readonly kind: 'same'; readonly review: ModelReview }
  | { readonly kind: 'new'; readonly slot: ModelSlot }
  | { readonly kind: 'nothing' };

/**
 * What claims, extensions and submissions in the open pool come to, worked out from the rules alone and in
 * the plainest way there is: everything is looked through each time.
 */
export class ReviewModel {
  readonly slots: ModelSlot[] = [];
  readonly reviews: ModelReview[] = [];
  /** Ids of requests that are at their end. */
  readonly resolved = new Set<string>();

  claim(reviewerId: string, now: number): Claimed {
    const held = this.reviews.find(
      (review) =>
        review.reviewerId === reviewerId &&
        review.state === 'leased' &&
        review.expiresAt > now &&
        holds(review),
    );
    if (held !== undefined) return { kind: 'same', review: held };
    const known = new Set(
      this.reviews
        .filter((review) => review.reviewerId === reviewerId)
        .map(({ slot }) => slot.attemptId),
    );
    const [slot] = this.slots
      .filter(
        ({ state, leaseEnds }) => state === 'open' || (state === 'leased' && leaseEnds <= now),
      )
      .filter(({ authorId, attemptId }) => authorId !== reviewerId && !known.has(attemptId))
      .toSorted(inOrderOfClaims);
    return slot === undefined ? { kind: 'nothing' } : { kind: 'new', slot };
  }

  /** What the database did, after it was found to be right. */
  lease(
    slot: ModelSlot,
    { id, reviewerId }: { id: string; reviewerId: string },
    now: number,
  ): void {
    Object.assign(slot, { state: 'leased', reviewId: id, leaseEnds: now + leaseMs });
    this.reviews.push({
      id,
      reviewerId,
      slot,
      claimedAt: now,
      state: 'leased',
      expiresAt: now + leaseMs,
      isExtended: false,
      submittedAt: 0,
      isCounted: false,
    });
  }

  /** @returns whether it is allowed */
  extend(review: ModelReview, now: number): boolean {
    if (review.state !== 'leased' || review.isExtended || review.expiresAt <= now) return false;
    if (!holds(review)) return false;
    review.isExtended = true;
    review.expiresAt += leaseMs;
    review.slot.leaseEnds = review.expiresAt;
    return true;
  }

  /** @returns whether it is allowed */
  release(review: ModelReview): boolean {
    if (review.state !== 'leased') return false;
    review.state = 'released';
    if (holds(review)) Object.assign(review.slot, { state: 'open', reviewId: null });
    return true;
  }

  /** @returns whether it is allowed */
  submit(review: ModelReview, now: number): boolean {
    const { slot } = review;
    if (review.state === 'released') return false;
    if (review.state === 'submitted') {
      return !this.resolved.has(slot.requestId) && now - review.submittedAt <= correctionMs;
    }
    review.state = 'submitted';
    review.submittedAt = now;
    review.isCounted = holds(review);
    if (review.isCounted) slot.state = 'done';
    this.resolve(slot, now);
    return true;
  }

  /** All agree here, so it is at its end when all places are filled, or a week is over. */
  private resolve({ requestId, createdAt }: ModelSlot, now: number): void {
    const unfilled = this.slots.filter(
      (slot) => slot.requestId === requestId && (slot.state === 'open' || slot.state === 'leased'),
    );
    if (unfilled.length > 0 && now < createdAt + settlementMs) return;
    this.resolved.add(requestId);
    for (const slot of unfilled) slot.state = 'void';
  }
}

function holds({ id, slot }: ModelReview): boolean {
  return slot.state === 'leased' && slot.reviewId === id;
}

function inOrderOfClaims(a: ModelSlot, b: ModelSlot): number {
  return a.number - b.number || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}
