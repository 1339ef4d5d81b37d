import { expect, it } from '@jest/globals';
import { isLeech, isLeechLapse } from './is-leech.js';

it.each([
  [0, false, false],
  [3, false, false],
  [4, true, true],
  [5, true, false],
  [6, true, true],
  [9, true, false],
  [10, true, true],
])('%i lapses: a leech %s, taken out now %s', (lapses, leech, takenOut) => {
  expect([isLeech({ lapses }), isLeechLapse(lapses)]).toEqual([leech, takenOut]);
});
