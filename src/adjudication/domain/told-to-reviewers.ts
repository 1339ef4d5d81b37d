import type { Notice } from '../../notifications/domain/notice.js';
import type { PeerReview } from '../../peer-review/domain/peer-review.js';
import type { AdjudicationCase } from './adjudication-case.js';
import type { DecisionEffect } from './decision-effect.js';

type DecidedCase = Pick<AdjudicationCase, 'kind' | 'subjectId' | 'openedBy'>;
type GivenReview = Pick<PeerReview, 'id' | 'reviewerId' | 'questionId' | 'state'>;

/**
 * What a decision lets reviewers of the answer know: each of their own review, and nothing of whose answer
 * it was or who asked. Of a flag that came to nothing they learn nothing, and of one on a review only whose
 * it was. Who opened the case is told of it as such.
 *
 * @param reviews those of the answer, in whatever state
 */
export function toldToReviewers(
  effect: DecisionEffect,
  { kind, subjectId, openedBy }: DecidedCase,
  reviews: readonly GivenReview[],
): Notice[] {
  if (effect === 'void-review') {
    return reviews.filter(({ id }) => id === subjectId).map(toldStruckOut);
  }
  if (effect === 'nothing' && kind === 'flag') return [];
  const outcome = outcomes[effect];
  return reviews
    .filter(({ state, reviewerId }) => state === 'submitted' && reviewerId !== openedBy)
    .map(({ id: reviewId, reviewerId: learnerId, questionId }) => {
      return { learnerId, kind: 'peer-review.decided', data: { reviewId, questionId, outcome } };
    });
}

const outcomes = {
  grade: 'graded',
  nothing: 'confirmed',
  'void-answer': 'taken-out',
} as const;

function toldStruckOut({ id: reviewId, reviewerId: learnerId, questionId }: GivenReview): Notice {
  return { learnerId, kind: 'peer-review.struck-out', data: { reviewId, questionId } };
}
