/** A range that holds the true share with a stated confidence, both ends 0..1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal deviate that leaves 2.5 % on either side. */
const z95 = 1.959963984540054;

/**
 * The 95 % score interval of a share: unlike the textbook's p ± 1.96·SE it stays within 0..1, and says
 * something sensible of 0 out of 20. Null without trials. Counts that are no counts are a RangeError.
 * @see Wilson, JASA 22 (1927) 209–212; Newcombe, Statistics in Medicine 17 (1998) 857–872, method 3
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (!(successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials} is no share`);
  }
  if (trials === 0) return null;
  const share = successes / trials;
  const square = z95 ** 2;
  const middle = share + square / (2 * trials);
  const spread = z95 * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials);
  const scale = 1 + square / trials;
  return {
    low: successes === 0 ? 0 : (middle - spread) / scale,
    high: successes === trials ? 1 : (middle + spread) / scale,
  };
}
