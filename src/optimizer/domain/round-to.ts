/**
 * A number to so many decimals, for what came out of arithmetic in single precision: weights are known
 * to 4 decimals everywhere, and a bound such as .8 must not be missed by 1e-8.
 */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
