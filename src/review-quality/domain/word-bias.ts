import { studentT95 } from '../../kernel/student-t95.js';

export const biasWords = [
  'lenient',
  'slightly-lenient',
  'in-line',
  'slightly-strict',
  'strict',
  'unknown',
] as const;
export type BiasWord = (typeof biasWords)[number];

/** How far a mean difference can be trusted needs five of them. */
const fewest = 5;

const SCORE_UNITS = 100_000;

/**
 * A band of scores that earn the same rating is .20 wide: off by .10 is another rating for every second
 * answer, off by .05 for every fourth.
 */
const bounds = { slight: 0.05, plain: 0.1 } as const;

/**
 * A reviewer's bias in words, from their scores less those of others. Differences below .05 are in line,
 * and so are those that may be chance: whose mean is within its 95 % range of 0, by Student's t. Unknown
 * with fewer than five.
 */
export function wordBias(differences: readonly number[]): BiasWord {
  const count = differences.length;
  if (count < fewest) return 'unknown';
  const bias = differences.reduce((sum, difference) => sum + difference, 0) / count;
  const squares = differences.reduce((sum, difference) => sum + (difference - bias) ** 2, 0);
  const standardError = Math.sqrt(squares / (count - 1) / count);
  // In the fifth decimal, as scores are: .80 less .70 is .10, whatever binary fractions make of it.
  const size = Math.round(Math.abs(bias) * SCORE_UNITS) / SCORE_UNITS;
  if (size < bounds.slight || size <= studentT95(count - 1) * standardError) return 'in-line';
  if (size < bounds.plain) return bias > 0 ? 'slightly-lenient' : 'slightly-strict';
  return bias > 0 ? 'lenient' : 'strict';
}
