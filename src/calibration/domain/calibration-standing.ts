/** What became of the last try of somebody at one anchor. */
export interface LatestTry {
  readonly anchorId: string;
  readonly isPassed: boolean;
  readonly at: Date;
}

/** Whether somebody grades the answers of a bank like its experts do. */
export interface CalibrationStanding {
  readonly isCalibrated: boolean;
  /** When the last pass that was needed came in; null for who is not calibrated. */
  readonly since: Date | null;
  /** When it lapses without another pass; null for who is not calibrated. */
  readonly until: Date | null;
  /** How many anchors have to be passed. */
  readonly needed: number;
  /** The passes that count, the earliest first. */
  readonly passes: readonly Omit<LatestTry, 'isPassed'>[];
}

const mostNeeded = 2;
const lastsMs = 180 * 86_400_000;

/**
 * Who is calibrated for a bank: the latest tries at two different anchors of it are passes, or at one
 * where there are no two to try, and none is older than 180 days, a day having 24 hours. Only the latest
 * try at an anchor speaks, so failing it again undoes its pass. Retiring an anchor, or scoring its question
 * otherwise, keeps what was earned by it; a bank without anchors on offer asks for one such pass, for nobody
 * is calibrated by nothing. A second anchor in a bank that had one asks for a second pass.
 *
 * @param latest the latest try at each anchor of one bank, retired and outdated ones included
 * @param activeAnchors how many anchors of the bank are on offer
 */
export function calibrationStanding(
  latest: readonly LatestTry[],
  activeAnchors: number,
  now: Date,
): CalibrationStanding {
  const needed = Math.max(1, Math.min(mostNeeded, activeAnchors));
  const passes = latest
    .filter(({ isPassed, at }) => isPassed && at.getTime() + lastsMs > now.getTime())
    .map(({ anchorId, at }) => ({ anchorId, at }))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const since = passes[needed - 1]?.at ?? null;
  const oldestNeeded = passes.at(-needed)?.at ?? null;
  return {
    isCalibrated: since !== null,
    since,
    until: oldestNeeded === null ? null : new Date(oldestNeeded.getTime() + lastsMs),
    needed,
    passes,
  };
}
