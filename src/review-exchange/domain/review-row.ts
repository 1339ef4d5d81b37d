import type { Rating } from '../../scheduling/domain/review-event.js';

/** What a card was before a review, in the field's numbers: new, learning, review, relearning. */
export type StateNumber = 0 | 1 | 2 | 3;

/** One review as a line of CSV tells of it. */
export interface ReviewRow {
  /** The card as the file calls it. */
  readonly cardKey: string;
  readonly occurredAt: Date;
  readonly rating: Rating;
  readonly state: StateNumber | null;
  readonly durationMs: number | null;
}
