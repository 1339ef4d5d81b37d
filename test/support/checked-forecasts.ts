import { seededRandom } from '../../src/kernel/seeded-random.js';
import type { CheckedForecast } from '../../src/readiness-calibration/domain/checked-forecast.js';

const z80 = 1.2815515655446004;

/** What was told of an interview, by somebody whose answers a coach graded; it was failed. */
export function forecast(index: number, more: Partial<CheckedForecast> = {}): CheckedForecast {
  return {
    learnerId: `learner-${String(index).padStart(5, '0')}`,
    id: 'outcome',
    since: new Date(index * 60_000),
    passProbability: 0.5,
    score: 0.6,
    mockLow80: 0.6 - z80 * 0.15,
    mockHigh80: 0.6 + z80 * 0.15,
    shift: 0,
    trust: { self: 0, peer: 0, llm: 0, coach: 1 },
    isPassed: false,
    actual: null,
    ...more,
  };
}

/**
 * So many interviews of as many learners, whose chances run from .1 to .9 and came true as `truth` of
 * them says, in the same way for the same seed.
 */
export function forecastsThat(
  count: number,
  seed: number,
  truth: (chance: number) => number,
): CheckedForecast[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const passProbability = Math.round((0.1 + 0.8 * random()) * 1e4) / 1e4;
    return forecast(index, { passProbability, isPassed: random() < truth(passProbability) });
  });
}
