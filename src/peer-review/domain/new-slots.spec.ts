import { describe, expect, it } from '@jest/globals';
import { newSlots } from './new-slots.js';
import type { PeerReviewRequest } from './peer-review-request.js';

const at = new Date('2026-03-02T09:00:00.000Z');
const request: PeerReviewRequest = {
  learnerId: 'ada',
  id: 'request',
  attemptId: 'attempt',
  questionId: 'question',
  revisionId: 'revision',
  cohortId: 'cohort',
  isOpenPool: false,
  wanted: 2,
  state: 'open',
  createdAt: at,
  settlesAt: new Date('2026-03-09T09:00:00.000Z'),
  resolvedAt: null,
  version: 4,
};

describe('newSlots', () => {
  it('are free, in the pool of the request and as old as it', () => {
    const free = { state: 'open', reviewId: null, leaseExpiresAt: null, createdAt: at };
    const place = { cohortId: 'cohort', isOpenPool: false };
    const of = { attemptId: 'attempt', questionId: 'question', ...place };
    expect(newSlots(request, ['a', 'b'], 1)).toEqual([
      { learnerId: 'ada', id: 'a', requestId: 'request', number: 1, ...of, ...free },
      { learnerId: 'ada', id: 'b', requestId: 'request', number: 2, ...of, ...free },
    ]);
    expect(newSlots(request, ['c'], 3).map(({ number }) => number)).toEqual([3]);
  });
});
