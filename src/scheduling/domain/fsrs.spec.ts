import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FSRSAlgorithm, forgetting_curve } from 'ts-fsrs';
import { WEIGHT_BOUNDS, intervalDaysFor, nextMemory, retrievabilityAfter } from './fsrs.js';
import { RATINGS } from './review-event.js';
import { FIRST_SCHEDULING_PARAMETERS, DEFAULT_WEIGHTS } from './scheduling-parameters.js';

describe('nextMemory', () => {
  it.each([
    [1, 0.212, 6.4133],
    [2, 1.2931, 5.11217071],
    [3, 2.3065, 2.11810397],
    [4, 8.2956, 1],
  ] as const)('first rating %i', (rating, stability, difficulty) => {
    expect(nextMemory(null, 0, rating, DEFAULT_WEIGHTS)).toEqual({ stability, difficulty });
  });

  it('follows the formulas of FSRS-6 for a recall after three days', () => {
    const w = DEFAULT_WEIGHTS.map((weight) => weight);
    const [s, d] = [2.3065, 2.11810397];
    const r = retrievabilityAfter(w, 3, s);
    const growth = Math.exp(1.8722) * (11 - d) * s ** -0.1666 * (Math.exp(0.796 * (1 - r)) - 1);
    const next = nextMemory({ stability: s, difficulty: d }, 3, 3, w);
    expect(next.stability).toBeCloseTo(s * (1 + growth), 6);
    expect(next.difficulty).toBeCloseTo(0.001 * (6.4133 - Math.exp(3 * 0.8334) + 1) + 0.999 * d, 6);
  });

  it('remembers longer after a better rating, at any age', () => {
    const memories = fc.record({
      stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(memories, fc.integer({ min: 0, max: 5000 }), (memory, deltaDays) => {
        const after = RATINGS.map((rating) =>
          nextMemory(memory, deltaDays, rating, DEFAULT_WEIGHTS),
        );
        const stabilities = after.map(({ stability }) => stability);
        expect(stabilities).toEqual(stabilities.toSorted((a, b) => a - b));
        expect(after.every(({ difficulty }) => difficulty >= 1 && difficulty <= 10)).toBe(true);
      }),
    );
  });

  it('keeps learners with other weights apart', () => {
    const slower = DEFAULT_WEIGHTS.with(2, 5);
    expect(nextMemory(null, 0, 3, slower).stability).toBe(5);
    expect(nextMemory(null, 0, 3, DEFAULT_WEIGHTS).stability).toBe(2.3065);
  });

  it('refuses a negative delta', () => {
    const memory = { stability: 1, difficulty: 5 };
    expect(() => nextMemory(memory, -1, 3, DEFAULT_WEIGHTS)).toThrow('delta');
  });
});

describe('retrievabilityAfter', () => {
  it.each([
    ['at once', 0, 10, 1],
    ['after one stability', 10, 10, 0.9],
    ['after half a day of half a day', 0.5, 0.5, 0.9],
    ['before the review', -1, 10, 1],
    ['after ten stabilities', 100, 10, 0.69282664],
  ])('%s', (_scenario, days, stability, expected) => {
    expect(retrievabilityAfter(DEFAULT_WEIGHTS, days, stability)).toBeCloseTo(expected, 6);
  });
});

describe('intervalDaysFor', () => {
  const at = (desiredRetention: number, maximumIntervalDays = 36_500) => ({
    ...FIRST_SCHEDULING_PARAMETERS,
    desiredRetention,
    maximumIntervalDays,
  });
  it.each([
    ['retention .90 waits one stability', at(0.9), 10, 10],
    ['at least a day', at(0.9), 0.212, 1],
    ['rounds to the nearest day', at(0.9), 2.5, 3],
    ['at most the maximum', at(0.9, 30), 31, 30],
    ['a lower retention waits longer', at(0.8), 10, 33],
    ['a higher one less', at(0.95), 10, 4],
  ])('%s', (_scenario, parameters, stability, days) => {
    expect(intervalDaysFor(stability, parameters)).toBe(days);
  });
});

describe('what is worked out once', () => {
  const algorithm = new FSRSAlgorithm({ w: DEFAULT_WEIGHTS, enable_fuzz: false });
  const memories = fc.record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  });

  it('is what the library works out every time', () => {
    fc.assert(
      fc.property(
        memories,
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom(...RATINGS),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (memory, days, rating, desiredRetention) => {
          const { stability } = memory;
          expect(nextMemory(memory, days, rating, DEFAULT_WEIGHTS)).toEqual(
            algorithm.next_state(memory, days, rating),
          );
          expect(retrievabilityAfter(DEFAULT_WEIGHTS, days, stability)).toBe(
            forgetting_curve(DEFAULT_WEIGHTS, days, stability),
          );
          const modifier = algorithm.calculate_interval_modifier(desiredRetention);
          const parameters = { ...FIRST_SCHEDULING_PARAMETERS, desiredRetention };
          expect(intervalDaysFor(stability, parameters)).toBe(
            Math.min(Math.max(1, Math.round(stability * modifier)), 365),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('WEIGHT_BOUNDS', () => {
  it('bounds each of the 21 weights around its default', () => {
    expect(WEIGHT_BOUNDS).toHaveLength(21);
    const outside = WEIGHT_BOUNDS.filter(([lowest, highest], index) => {
      const weight = DEFAULT_WEIGHTS[index] ?? Number.NaN;
      return !(lowest <= weight && weight <= highest);
    });
    expect(outside).toEqual([]);
  });
});
