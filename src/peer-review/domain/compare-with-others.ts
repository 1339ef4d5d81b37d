/** A score of an answer, and what is held of its grader. */
export interface HeldScore {
  readonly score: number;
  readonly bias: number;
  /** Above 0. */
  readonly variance: number;
}

/** How a score stands to what the others at the same answer lead one to expect. */
export interface Comparison {
  /** d = y − ŷ: the score less the mean of the others, each without their bias and by their precision. */
  readonly deviation: number;
  /** r²: the square of what is left without the own bias, less what the others themselves are off by. */
  readonly square: number;
}

/** Each score of one answer against the others, in their order. Nothing of fewer than two. */
export function compareWithOthers(scores: readonly HeldScore[]): Comparison[] {
  if (scores.length < 2) return [];
  let precisions = 0;
  let sum = 0;
  for (const { score, bias, variance } of scores) {
    precisions += 1 / variance;
    sum += (score - bias) / variance;
  }
  return scores.map(({ score, bias, variance }) => {
    const others = precisions - 1 / variance;
    const expected = (sum - (score - bias) / variance) / others;
    const square = (score - bias - expected) ** 2 - 1 / others;
    return { deviation: score - expected, square };
  });
}
