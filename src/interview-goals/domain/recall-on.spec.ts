import { describe, expect, it } from '@jest/globals';
import { DEFAULT_WEIGHTS } from '../../scheduling/domain/scheduling-parameters.js';
import { recallOn } from './recall-on.js';

describe('recallOn', () => {
  const memory = { stability: 10, difficulty: 5 };
  const of = (day: number) => recallOn({ memory, lastDay: 100 }, day, DEFAULT_WEIGHTS);

  it('is 1 on the day of the review and .9 after as many days as the stability', () => {
    expect(of(100)).toBe(1);
    expect(of(110)).toBeCloseTo(0.9, 8);
    expect(of(200)).toBeLessThan(0.8);
  });

  it('is 0 for what was never met', () => {
    expect(recallOn({ memory: null, lastDay: null }, 100, DEFAULT_WEIGHTS)).toBe(0);
  });
});
