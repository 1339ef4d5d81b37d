import { expect, it } from '@jest/globals';
import { costMinutes } from './cost-minutes.js';

it.each([
  ['the median of its kind', 'concept', 25, 6.24, 6.2],
  ['its time box without one', 'design', 15, undefined, 15],
  ['20 at most, by its time box', 'design', 45, undefined, 20],
  ['20 at most, by the median', 'concept', 15, 31, 20],
  ['a tenth at least', 'concept', 15, 0.01, 0.1],
])('%s', (_, kind, timeLimitMinutes, median, expected) => {
  const pace = median === undefined ? {} : { concept: median };
  expect(costMinutes({ kind, timeLimitMinutes }, pace)).toBe(expected);
});

it('is not fooled by the name of a kind', () => {
  expect(costMinutes({ kind: 'constructor', timeLimitMinutes: 12 }, {})).toBe(12);
});
