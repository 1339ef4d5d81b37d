import { compareWithOthers } from './compare-with-others.js';
import {
  fewestReviews,
  leastVariance,
  priorReviews,
  priorVariance,
  type GraderReliability,
} from './grader-standing.js';
import { lineUpScores, type PeerScore } from './line-up-scores.js';

const passes = 20;

interface Grader {
  readonly prior: number;
  reviews: number;
  bias: number;
  variance: number;
  /** Sums of one pass: of y − ŷ, and of r². */
  deviations: number;
  squares: number;
}

interface Given {
  readonly grader: Grader;
  readonly score: number;
}

/**
 * How far each grader can be relied on, from answers that several have scored: each is held against the
 * mean of the others, those weighted by their own reliability, and pulled towards a prior. With w = 1/v,
 *
 *     ŷ₋g = Σ w_h (y_h − b_h) / Σ w_h   over the others h of an answer
 *     b_g = Σ (y − ŷ₋g) / (n + 6)
 *     v_g = max(.05², (Σ ((y − b_g − ŷ₋g)² − 1/Σ w_h) + 4·prior) / (n + 4))
 *
 * from bias 0 and the prior, twenty times over. Each pass goes half the way: two who share all their
 * answers would swing around their difference instead of settling on it. Who has fewer than three such
 * answers stays at the prior.
 *
 * The order of answers and of scores changes nothing, not even the last bit. An answer with one score
 * says nothing. A score outside 0..1, and a grader twice at one answer, is a RangeError. What all graders
 * have in common cannot be seen: biases are against each other, not against the truth.
 *
 * @param calibrated ids of those who passed calibration: the prior of the others is wider
 * @returns everybody who scored, by id
 * @see Piech et al., Tuned Models of Peer Assessment in MOOCs (2013), for bias and reliability of each
 *   grader; Efron and Morris, JASA 70 (1975) 311–319, for why to shrink
 */
export function estimateReliability(
  answers: readonly (readonly PeerScore[])[],
  calibrated: ReadonlySet<string>,
): ReadonlyMap<string, GraderReliability> {
  const graders = new Map<string, Grader>();
  const meet = (graderId: string): Grader => {
    const grader = graders.get(graderId) ?? newGrader(calibrated.has(graderId));
    graders.set(graderId, grader);
    return grader;
  };
  const lines = lineUpScores(answers).map((line) =>
    line.map(({ graderId, score }): Given => ({ grader: meet(graderId), score })),
  );
  for (const { graderId } of answers.flat()) meet(graderId);
  for (const { grader } of lines.flat()) grader.reviews += 1;
  const told = [...graders.values()].filter(({ reviews }) => reviews >= fewestReviews);
  for (let pass = 0; pass < passes; pass += 1) {
    for (const line of lines) compare(line);
    for (const grader of told) refine(grader);
  }
  return new Map(
    Array.from(graders, ([graderId, { bias, variance, reviews }]) => [
      graderId,
      { bias, variance, reviews },
    ]),
  );
}

function newGrader(isCalibrated: boolean): Grader {
  const prior = priorVariance(isCalibrated);
  return { prior, reviews: 0, bias: 0, variance: prior, deviations: 0, squares: 0 };
}

function compare(line: readonly Given[]): void {
  const held = line.map(({ grader: { bias, variance }, score }) => ({ score, bias, variance }));
  for (const [place, { deviation, square }] of compareWithOthers(held).entries()) {
    const grader = line[place]?.grader;
    if (grader === undefined) continue;
    grader.deviations += deviation;
    grader.squares += square;
  }
}

function refine(grader: Grader): void {
  const { reviews, prior, deviations, squares } = grader;
  const bias = deviations / (reviews + priorReviews.bias);
  const variance = (squares + priorReviews.variance * prior) / (reviews + priorReviews.variance);
  grader.bias += (bias - grader.bias) / 2;
  grader.variance += (Math.max(leastVariance, variance) - grader.variance) / 2;
  grader.deviations = 0;
  grader.squares = 0;
}
