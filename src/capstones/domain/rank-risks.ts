import type { KeptRisk } from './project-risk.js';

/** A risk with its place in the register as it was written. */
export interface RankedRisk extends KeptRisk {
  /** Likelihood × impact, 1..25. */
  readonly exposure: number;
}

/**
 * The register as it is read: what has happened first, then what is open, the highest exposure
 * (likelihood × impact) first, then what is closed. Among equals the written order stays.
 */
export function rankRisks(risks: readonly KeptRisk[]): RankedRisk[] {
  const place = { happened: 0, open: 1, closed: 2 } as const;
  return risks
    .map((risk) => ({ ...risk, exposure: risk.likelihood * risk.impact }))
    .toSorted(
      (one, other) => place[one.state] - place[other.state] || other.exposure - one.exposure,
    );
}
