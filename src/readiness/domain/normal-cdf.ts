/**
 * The standard normal distribution function, to about 1e-15.
 * @see Hart (1968), algorithm 5666, in the form of West, "Better approximations to cumulative normal
 * functions", Wilmott (2005)
 */
export function normalCdf(z: number): number {
  const distance = Math.abs(z);
  const tail = distance > 37 ? 0 : Math.exp(-(distance ** 2) / 2) * tailRatio(distance);
  return z > 0 ? 1 - tail : tail;
}

const above = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const below = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

/** The tail beyond a distance as a multiple of exp(-distance² / 2). */
function tailRatio(distance: number): number {
  if (distance < 7.07106781186547) return polynomial(above, distance) / polynomial(below, distance);
  let fraction = distance + 0.65;
  for (const step of [4, 3, 2, 1]) fraction = distance + step / fraction;
  return 1 / (fraction * 2.506628274631);
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
}
