import type { Dispute } from './feedback-rating.js';
import type { Feedback } from './feedback.js';

export interface DisputeProblem {
  /** JSON pointer into the rating, '/disputes/0/criterion'. */
  readonly pointer: string;
  readonly code: 'unknown-criterion' | 'disputed-twice';
  readonly detail: string;
}

/** Every dispute about a criterion that the feedback does not speak of, or that was disputed before. */
export function checkDisputes(
  disputes: readonly Dispute[],
  { criteria }: Pick<Feedback, 'criteria'>,
): DisputeProblem[] {
  const known = new Set(criteria.map(({ criterionKey }) => criterionKey));
  return disputes.flatMap(({ criterionKey }, index): DisputeProblem[] => {
    const pointer = `/disputes/${index}/criterion`;
    if (!known.has(criterionKey)) {
      return [{ pointer, code: 'unknown-criterion', detail: 'is no criterion of this feedback' }];
    }
    const isFirst = disputes.findIndex((other) => other.criterionKey === criterionKey) === index;
    return isFirst ? [] : [{ pointer, code: 'disputed-twice', detail: 'is disputed once above' }];
  });
}
