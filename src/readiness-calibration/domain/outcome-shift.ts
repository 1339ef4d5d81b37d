import { normalCdf } from '../../readiness/domain/normal-cdf.js';
import type { CheckedForecast } from './checked-forecast.js';

type Forecast = Pick<
  CheckedForecast,
  'passProbability' | 'score' | 'mockLow80' | 'mockHigh80' | 'shift' | 'isPassed'
>;

/** Of fewer outcomes more is luck than anything else: in a simulated world 50 made a good forecast worse. */
const fewestOutcomes = 100;
/** The mean error must be beyond so many of its standard errors. */
const standardErrors = 2;
/** So many outcomes that say there is nothing to move count besides. */
const shippedOutcomes = 25;

const mostShift = 0.2;
const halvings = 40;

const z80 = 1.2815515655446004;
const leastChance = 1e-3;
const leastSpread = 0.02;

/** A forecast as it was before any shift: how many spreads it was above the bar. */
interface Unshifted {
  readonly z: number;
  /** Of one interview, in score. */
  readonly spread: number;
}

/**
 * What to add to every score because of how real interviews went, in score: 0 until 100 outcomes say by
 * more than two standard errors that chances were too low or too high; then what would have made the
 * chances right on the whole, times n / (n + 25). Forecasts that were shifted already are taken back
 * first, so that the same outcomes always say the same.
 *
 * A chance is taken as that of a normal score above the bar, of which the range of one interview tells
 * the spread: a shift by a spread moves it by one standard deviation.
 */
export function outcomeShift(forecasts: readonly Forecast[]): number {
  const { length } = forecasts;
  if (length < fewestOutcomes) return 0;
  const unshifted = forecasts.map(takeBack).toSorted((a, b) => a.z - b.z || a.spread - b.spread);
  const passed = forecasts.filter(({ isPassed }) => isPassed).length;
  const chances = unshifted.map(({ z }) => normalCdf(z));
  const error = passed - chances.reduce((sum, chance) => sum + chance, 0);
  const luck = Math.sqrt(chances.reduce((sum, chance) => sum + chance * (1 - chance), 0));
  if (Math.abs(error) <= standardErrors * luck) return 0;
  return (shiftTo(passed, unshifted) * length) / (length + shippedOutcomes);
}

function takeBack({ passProbability, shift, ...range }: Forecast): Unshifted {
  const spread = spreadOf(range);
  return { z: normalQuantile(passProbability) - shift / spread, spread };
}

/** Half the range of one interview, on the side where it does not end at 0 or 100. */
function spreadOf({
  score,
  mockLow80,
  mockHigh80,
}: Pick<Forecast, 'score' | 'mockLow80' | 'mockHigh80'>): number {
  const half = Math.max(score - mockLow80, mockHigh80 - score);
  return Math.max(leastSpread, half / z80);
}

/** The shift by which so many would have been expected to pass, by halving. */
function shiftTo(passed: number, forecasts: readonly Unshifted[]): number {
  const expected = (shift: number): number =>
    forecasts.reduce((sum, { z, spread }) => sum + normalCdf(z + shift / spread), 0);
  let low = -mostShift;
  let high = mostShift;
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (expected(middle) < passed) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The z below which a share lies, by halving; shares next to 0 and 1 are moved in. */
function normalQuantile(share: number): number {
  const wanted = Math.min(1 - leastChance, Math.max(leastChance, share));
  let low = -4;
  let high = 4;
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
