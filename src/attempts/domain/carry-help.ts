import type { Attempt } from './attempt.js';

const MS_PER_DAY = 24 * 60 * 60_000;
const REMEMBERED_FOR_MS = 7 * MS_PER_DAY;

/** The learner's latest attempt on the question, as far as it tells what they were shown. */
export interface EarlierAttempt extends Pick<
  Attempt,
  'reviewId' | 'revisionId' | 'hintsUsed' | 'outlineReadAt'
> {
  /** When the last of its hints was shown; null without hints. */
  readonly lastHintAt: Date | null;
}

/** What a new attempt starts with. */
export type CarriedHelp = Pick<Attempt, 'hintsUsed' | 'peeked' | 'outlineReadAt'>;

const NO_HELP: CarriedHelp = { hintsUsed: 0, peeked: false, outlineReadAt: null };

/**
 * Which help of the latest attempt counts in a new one on the same question. Help has its price in the
 * grade, so after a grade it is paid for; giving an attempt up, taking it back or leaving it ungraded
 * must not be a way around the price. What was shown in the last 7 days counts, after that recalling it
 * is an achievement again. Hints are those of a revision: on another one they start anew, but the
 * outline of any revision gives the question away.
 *
 * @param next the revision of the new attempt, and when it starts
 */
export function carryHelp(
  latest: EarlierAttempt | null,
  next: { readonly revisionId: string; readonly now: Date },
): CarriedHelp {
  if (latest === null || latest.reviewId !== null) return NO_HELP;
  const counts = (at: Date | null): boolean =>
    at !== null && next.now.getTime() - at.getTime() < REMEMBERED_FOR_MS;
  const { outlineReadAt, lastHintAt, revisionId, hintsUsed } = latest;
  const isPeeked = counts(outlineReadAt);
  return {
    hintsUsed: revisionId === next.revisionId && counts(lastHintAt) ? hintsUsed : 0,
    peeked: isPeeked,
    outlineReadAt: isPeeked ? outlineReadAt : null,
  };
}
