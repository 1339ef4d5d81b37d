import type { Confidence, RequestState } from '../../peer-review/domain/peer-review-request.js';

/** How many requests stand like this. */
export interface RequestStanding {
  readonly state: RequestState;
  /** Of the latest settlement; null where there is none. */
  readonly confidence: Confidence | null;
  readonly requests: number;
}

/** What became of requests. */
export interface RequestCounts {
  /** Peers are asked, once more where they were too far apart. */
  readonly open: number;
  readonly withCoach: number;
  /** By what peers came to; `byCoach` where they came to nothing and somebody with authority decided. */
  readonly settled: Readonly<Record<'high' | 'medium' | 'low' | 'byCoach', number>>;
  /** Nobody came. */
  readonly closed: number;
  readonly cancelled: number;
  readonly voided: number;
}

/** Counts requests by how they ended, and those that have not by who is asked. */
export function countRequests(standings: readonly RequestStanding[]): RequestCounts {
  const count = (is: (standing: RequestStanding) => boolean): number =>
    standings.filter(is).reduce((sum, { requests }) => sum + requests, 0);
  const inState = (...states: readonly RequestState[]): number =>
    count(({ state }) => states.includes(state));
  const settled = (...wanted: readonly (Confidence | null)[]): number =>
    count(({ state, confidence }) => state === 'settled' && wanted.includes(confidence));
  return {
    open: inState('open', 'tie_break'),
    withCoach: inState('with_coach'),
    settled: {
      high: settled('high'),
      medium: settled('medium'),
      low: settled('low'),
      byCoach: settled('contested', null),
    },
    closed: inState('closed'),
    cancelled: inState('cancelled'),
    voided: inState('voided'),
  };
}
