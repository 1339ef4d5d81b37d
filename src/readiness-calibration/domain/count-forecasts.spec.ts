import { describe, expect, it } from '@jest/globals';
import { forecast } from '../../../test/support/checked-forecasts.js';
import { countForecasts } from './count-forecasts.js';

const firsts = (count: number) => Array.from({ length: count }, (_, index) => forecast(index));

/** Further ones of the first learners, later than all firsts. */
const further = (learners: number, round: number) =>
  Array.from({ length: learners }, (_, index) => {
    const since = new Date(Date.UTC(2026, round) + index);
    return forecast(index, { id: `further-${round}`, since });
  });

describe('countForecasts', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 5],
    [9, 5],
    [100, 100],
  ])('of %i learners counts %i', (learners, counted) => {
    expect(countForecasts(firsts(learners))).toHaveLength(counted);
  });

  it('counts further ones once five learners have one', () => {
    expect(countForecasts([...firsts(10), ...further(4, 1)])).toHaveLength(10);
    expect(countForecasts([...firsts(10), ...further(5, 1)])).toHaveLength(15);
  });

  it('counts at most five of a learner', () => {
    const rounds = [1, 2, 3, 4, 5, 6].flatMap((round) => further(5, round));
    expect(countForecasts([...firsts(5), ...rounds])).toHaveLength(25);
  });

  it('does not go by the order', () => {
    const all = [...firsts(12), ...further(7, 1)];
    expect(countForecasts(all.toReversed())).toEqual(countForecasts(all));
  });
});
