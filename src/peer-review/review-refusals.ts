import { AppError } from '../kernel/app-error.js';
import type { SubmissionRefusal } from './domain/decide-submission.js';
import type { LeaseExtension } from './domain/extend-lease.js';
import type { PeerReview, ReviewState } from './domain/peer-review.js';

type Refused = Extract<LeaseExtension, { kind: 'refused' }>['reason'];

const extensions: Readonly<Record<Refused, string>> = {
  'not-held': 'You do not work on this review any more.',
  'extended-before': 'The time was extended before, which is possible once.',
  ended: 'Your time is over. What you have can still be handed in.',
};

const submissions: Readonly<Record<SubmissionRefusal, string>> = {
  released: 'You handed this answer back.',
  voided: 'A moderator struck out this review.',
  resolved: 'This review is handed in, and the answer is not open for corrections any more.',
  'too-late': 'A review can be corrected for 30 minutes after it was handed in.',
};

/** @throws AppError invalid-state for what was handed in or back */
export function assertInWork({ state }: Pick<PeerReview, 'state'>): void {
  if (state !== 'leased') throw wrongState(state, extensions['not-held']);
}

export function notExtended({ state }: Pick<PeerReview, 'state'>, reason: Refused): AppError {
  return wrongState(state, extensions[reason]);
}

/** Somebody else has the answer, or nobody is wanted for it any more. */
export function placeIsGone({ state }: Pick<PeerReview, 'state'>): AppError {
  return wrongState(
    state,
    'The place is not yours any more. What you have can still be handed in.',
  );
}

export function notTaken(
  { state }: Pick<PeerReview, 'state'>,
  reason: SubmissionRefusal,
): AppError {
  return wrongState(state, submissions[reason]);
}

function wrongState(state: ReviewState, detail: string): AppError {
  return new AppError('invalid-state', detail, { extensions: { state } });
}
