const MS_PER_MINUTE = 60_000;
const EARLIEST_MS = 15 * MS_PER_MINUTE;
const LATEST_MS = 60 * 24 * 60 * MS_PER_MINUTE;

export interface OfferProblem {
  /** Which of the times, as they were given, from 0. */
  readonly index: number;
  readonly code: 'too-soon' | 'too-far' | 'offered-twice';
}

/**
 * What is wrong with times that somebody offers: each must lie at least 15 minutes and at most 60 days
 * ahead, and none may be there twice.
 */
export function checkOffer(starts: readonly Date[], now: Date): OfferProblem[] {
  const seen = new Set<number>();
  return starts.flatMap((start, index): OfferProblem[] => {
    const ms = start.getTime();
    const aheadMs = ms - now.getTime();
    const isTwice = seen.has(ms);
    seen.add(ms);
    if (aheadMs < EARLIEST_MS) return [{ index, code: 'too-soon' }];
    if (aheadMs > LATEST_MS) return [{ index, code: 'too-far' }];
    return isTwice ? [{ index, code: 'offered-twice' }] : [];
  });
}
