import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEDULING_PARAMETERS, DEFAULT_WEIGHTS } from './scheduling-parameters.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import { validateSchedulingParameters } from './validate-scheduling-parameters.js';

type Change = Partial<SchedulingParameters>;

const withWeight = (index: number, weight: number): Change => ({
  weights: DEFAULT_WEIGHTS.with(index, weight),
});

function problemsOf(change: Change): string[] {
  return validateSchedulingParameters({ ...DEFAULT_SCHEDULING_PARAMETERS, ...change }).map(
    ({ field, code }) => `${field} ${code}`,
  );
}

describe('validateSchedulingParameters', () => {
  it.each<[string, Change]>([
    ['retention at its lowest', { desiredRetention: 0.7 }],
    ['retention at its highest', { desiredRetention: 0.99 }],
    ['an interval of a day', { maximumIntervalDays: 1 }],
    ['an interval of a century', { maximumIntervalDays: 36_500 }],
    ['no steps', { learningStepsMinutes: [], relearningStepsMinutes: [] }],
    ['four steps', { learningStepsMinutes: [1, 10, 60, 1439] }],
    ['a weight at its bound', withWeight(20, 0.1)],
  ])('takes %s', (_scenario, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it.each<[string, Change, string[]]>([
    ['19 weights', { weights: DEFAULT_WEIGHTS.slice(0, 19) }, ['weights wrong-count']],
    ['no weights', { weights: [] }, ['weights wrong-count']],
    ['a weight that is no number', withWeight(3, Number.NaN), ['weights/3 not-a-number']],
    ['an infinite weight', withWeight(3, Infinity), ['weights/3 not-a-number']],
    ['a weight out of bounds', withWeight(20, 0.81), ['weights/20 out-of-range']],
    ['a first stability of 0', withWeight(0, 0), ['weights/0 out-of-range']],
    ['retention 0', { desiredRetention: 0 }, ['desiredRetention out-of-range']],
    ['retention .995', { desiredRetention: 0.995 }, ['desiredRetention out-of-range']],
    ['half a day', { maximumIntervalDays: 0.5 }, ['maximumIntervalDays out-of-range']],
    ['a day and a half', { maximumIntervalDays: 1.5 }, ['maximumIntervalDays not-whole']],
    [
      'a whole day as a step',
      { learningStepsMinutes: [1440] },
      ['learningStepsMinutes/0 out-of-range'],
    ],
    ['a step of 0', { relearningStepsMinutes: [0] }, ['relearningStepsMinutes/0 out-of-range']],
    ['equal steps', { learningStepsMinutes: [10, 10] }, ['learningStepsMinutes not-ascending']],
    ['five steps', { learningStepsMinutes: [1, 2, 3, 4, 5] }, ['learningStepsMinutes wrong-count']],
  ])('refuses %s', (_scenario, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('lists every problem at once and says what was found', () => {
    const problems = validateSchedulingParameters({
      ...DEFAULT_SCHEDULING_PARAMETERS,
      desiredRetention: 1,
      maximumIntervalDays: 0,
    });
    expect(problems).toEqual([
      { field: 'desiredRetention', code: 'out-of-range', detail: 'must lie in 0.7..0.99, got 1' },
      { field: 'maximumIntervalDays', code: 'out-of-range', detail: 'must lie in 1..36500, got 0' },
    ]);
  });
});
