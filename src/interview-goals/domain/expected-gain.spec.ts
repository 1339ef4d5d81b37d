import { describe, expect, it } from '@jest/globals';
import { nextMemory, retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { goalItem, knownItem } from '../../../test/support/goal-item.js';
import { expectedGain, FIRST_RATING_SHARES } from './expected-gain.js';
import type { GoalItem } from './goal-item.js';

describe('expectedGain', () => {
  const { weights } = DEFAULT_SCHEDULING_PARAMETERS;
  const unmet = goalItem('q');
  const met = (stability: number, lastDay: number) => knownItem('q', stability, lastDay);
  const gain = (item: GoalItem, today: number, interviewDay: number) =>
    expectedGain(item, today, interviewDay, DEFAULT_SCHEDULING_PARAMETERS);

  it('of a question met before is what is expected after it, less what there is without it', () => {
    const memory = { stability: 10, difficulty: 5 };
    const recall = retrievabilityAfter(weights, 10, 10);
    const good = nextMemory(memory, 10, 3, weights);
    const again = nextMemory(nextMemory(memory, 10, 1, weights), 0, 3, weights);
    const expected =
      recall * retrievabilityAfter(weights, 4, good.stability) +
      (1 - recall) * retrievabilityAfter(weights, 4, again.stability) -
      retrievabilityAfter(weights, 14, 10);
    expect(gain(met(10, 90), 100, 104)).toBeCloseTo(expected, 12);
    expect(gain(met(10, 90), 100, 104)).toBeCloseTo(0.0904, 4);
  });

  it('of a question never met is the mean over first ratings', () => {
    const after = (first: 1 | 2 | 3 | 4, steps: number): number => {
      const { stability } = nextMemory(null, 0, first, weights);
      const passed =
        steps === 0
          ? stability
          : nextMemory(nextMemory(null, 0, first, weights), 0, 3, weights).stability;
      return retrievabilityAfter(weights, 3, passed);
    };
    const [again = 0, hard = 0, good = 0, easy = 0] = FIRST_RATING_SHARES;
    expect(again + hard + good + easy).toBeCloseTo(1, 12);
    expect(gain(unmet, 100, 103)).toBeCloseTo(
      again * after(1, 1) + hard * after(2, 1) + good * after(3, 0) + easy * after(4, 0),
      12,
    );
  });

  it('ranks the unmet over the half forgotten over the well known', () => {
    const gains = [unmet, met(2, 95), met(10, 95), met(200, 95)].map((item) =>
      gain(item, 100, 103),
    );
    expect(gains.map((each) => Math.round(each * 100) / 100)).toEqual([0.84, 0.15, 0.06, 0]);
  });
});
