import type { ReviewEventKind } from '../../scheduling/domain/review-event.js';

/** The members of an event that not every kind has. */
export const FIELDS_OF_SOME = [
  'rating',
  'source',
  'targetId',
  'attemptId',
  'policy',
  'dueDay',
] as const;

type FieldOfSome = (typeof FIELDS_OF_SOME)[number];

/** What an event of a kind must have, and what it may have besides. */
interface KindFields {
  readonly needs: readonly FieldOfSome[];
  readonly takes: readonly FieldOfSome[];
}

const nothing: KindFields = { needs: [], takes: [] };
const reversal: KindFields = { needs: ['targetId'], takes: [] };

export const FIELDS_OF_KIND: Readonly<Record<ReviewEventKind, KindFields>> = {
  review: { needs: ['rating', 'source'], takes: ['attemptId', 'policy', 'dueDay'] },
  practice: { needs: [], takes: ['rating', 'attemptId'] },
  correction: { needs: ['rating', 'source', 'targetId'], takes: [] },
  void: reversal,
  unvoid: reversal,
  'set-due': { needs: ['dueDay'], takes: [] },
  forget: nothing,
  suspend: nothing,
  unsuspend: nothing,
  bury: nothing,
  reschedule: nothing,
};
