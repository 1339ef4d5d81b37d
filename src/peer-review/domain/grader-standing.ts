/** What the reviews of a grader, seen beside those of others, say of them. Scores run 0..1. */
export interface GraderReliability {
  /** How much higher than others they score the same answers; below 0 is stricter. */
  readonly bias: number;
  /** Of what is left of their scores when the bias is taken off, .05² and more. */
  readonly variance: number;
  /** Answers that somebody else reviewed too: the others say nothing. */
  readonly reviews: number;
}

/** A grader as a settlement meets them. With fewer than three reviews, bias and variance count for nothing. */
export interface GraderStanding extends GraderReliability {
  /** They graded anchor answers as a coach does. */
  readonly isCalibrated: boolean;
}

/** Fewer reviews say nothing about a grader. */
export const fewestReviews = 3;

/** Nobody is so sure that a hundredth more would overrule two others. */
export const leastVariance = 0.05 ** 2;

/** As how many reviews the prior counts, in the variance and in the bias. */
export const priorReviews = { variance: 4, bias: 6 } as const;

/**
 * What is assumed of a grader before their reviews tell. Where one in ten is careless or contrary, those
 * who pass calibration are off by .15, and all the others by .21: `npm run sim -- peer-reliability`.
 */
export function priorVariance(isCalibrated: boolean): number {
  return (isCalibrated ? 0.15 : 0.2) ** 2;
}
