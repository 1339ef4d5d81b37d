import { normalCdf } from './normal-cdf.js';

/** Even. Twice as many change nothing before the tenth decimal for a correlation up to .9. */
const steps = 24;

/**
 * The chance that two standard normal variables with a correlation of -.9 to .9 both stay below their
 * limits: Plackett's integral over the angle of the correlation, by Simpson's rule.
 * @see Drezner & Wesolowsky, "On the computation of the bivariate normal integral" (1990)
 */
export function bivariateNormalCdf(one: number, other: number, correlation: number): number {
  const width = Math.asin(correlation) / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const sine = Math.sin(step * width);
    const height = Math.exp(
      -(one ** 2 + other ** 2 - 2 * one * other * sine) / (2 * (1 - sine ** 2)),
    );
    sum += height * (step === 0 || step === steps ? 1 : 2 + 2 * (step % 2));
  }
  const alone = [normalCdf(one), normalCdf(other)] as const;
  const both = alone[0] * alone[1] + (sum * width) / (6 * Math.PI);
  return Math.min(Math.max(0, both), ...alone);
}
