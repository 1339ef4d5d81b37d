import type { PeerReviewRequest } from '../../peer-review/domain/peer-review-request.js';
import type { AdjudicationCase } from './adjudication-case.js';

const msPerDay = 24 * 60 * 60_000;
const appealLastsMs = 14 * msPerDay;

/** What has become of what an open case is about. */
export interface CaseSurroundings {
  readonly requestState: PeerReviewRequest['state'];
  /** Whether what the case is about was struck out. */
  readonly isStruckOut: boolean;
  /** Whether there is anybody who may decide it, and in a cohort, whether that is in use. */
  readonly isDecidable: boolean;
}

/**
 * Whether an open case is at its end without a decision: nobody may decide it, what it is about is gone,
 * a contested answer's request went on, or nobody decided an appeal within 14 days. A flag has no end of
 * its own: what should not be there does not get better with time.
 */
export function hasLapsed(
  { kind, openedAt }: Pick<AdjudicationCase, 'kind' | 'openedAt'>,
  { requestState, isStruckOut, isDecidable }: CaseSurroundings,
  now: Date,
): boolean {
  if (!isDecidable || isStruckOut || requestState === 'voided') return true;
  if (kind === 'contested') return requestState !== 'with_coach';
  return kind === 'appeal' && now.getTime() - openedAt.getTime() >= appealLastsMs;
}
