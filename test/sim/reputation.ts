import type { PeerScore } from '../../src/peer-review/domain/line-up-scores.js';

const PASSES = 20;
const LEAST_VARIANCE = 0.0001;

/**
 * What weighing by reputation alone comes to, to compare with: each grader's variance is their mean
 * squared distance from the weighted mean of the others, without bias, prior or cap. Precision by grader.
 * @see de Alfaro and Shavlovsky, CrowdGrader (2014), the Vancouver algorithm
 */
export function estimateReputation(
  answers: readonly (readonly PeerScore[])[],
): ReadonlyMap<string, number> {
  let precisions = new Map<string, number>();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const sums = new Map<string, { squares: number; reviews: number }>();
    for (const scores of answers) {
      const weighted = scores.map(({ graderId, score }) => {
        const weight = precisions.get(graderId) ?? 1;
        return { graderId, score, weight };
      });
      const all = weighted.reduce((sum, { weight }) => sum + weight, 0);
      const total = weighted.reduce((sum, { weight, score }) => sum + weight * score, 0);
      for (const { graderId, score, weight } of weighted) {
        const expected = (total - weight * score) / (all - weight);
        const { squares, reviews } = sums.get(graderId) ?? { squares: 0, reviews: 0 };
        sums.set(graderId, { squares: squares + (score - expected) ** 2, reviews: reviews + 1 });
      }
    }
    precisions = new Map(
      Array.from(sums, ([graderId, { squares, reviews }]) => [
        graderId,
        1 / Math.max(LEAST_VARIANCE, squares / reviews),
      ]),
    );
  }
  return precisions;
}
