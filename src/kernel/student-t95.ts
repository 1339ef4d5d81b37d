/** The normal deviate with 2.5 % on either side, and its powers in the expansion below. */
const z = 1.959963984540054;
const terms = [
  (z ** 3 + z) / 4,
  (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
  (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
] as const;

/**
 * How many standard errors a mean may lie from the truth by chance: Student's t with 2.5 % on either
 * side. Right to .002 from 4 degrees of freedom on; fewer, or none, are a RangeError.
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.5
 */
export function studentT95(degreesOfFreedom: number): number {
  if (!(degreesOfFreedom >= 4)) throw new RangeError(`${degreesOfFreedom} degrees are too few`);
  return terms.reduce((sum, term, place) => sum + term / degreesOfFreedom ** (place + 1), z);
}
