/**
 * A quotient of whole numbers from 0 on, rounded to a whole number, halves to the even one: the same
 * everywhere, and neither up nor down on average. A divisor of 0 is a RangeError.
 */
export function divideHalfEven(numerator: bigint, divisor: bigint): number {
  const whole = numerator / divisor;
  const twiceRest = 2n * (numerator % divisor);
  const isUp = twiceRest > divisor || (twiceRest === divisor && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
}
