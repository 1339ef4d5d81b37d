import { expect, it } from '@jest/globals';
import { goalItem, knownItem } from '../../../test/support/goal-item.js';
import { familiesAtTurn } from './families-at-turn.js';

const TODAY = 1000;

it.each([
  ['answered today', knownItem('a', 10, TODAY), true],
  ['answered yesterday', knownItem('a', 10, TODAY - 1), false],
  ['due today', knownItem('a', 1, TODAY - 1), false],
  ['not met', goalItem('a'), false],
  ['in a step', goalItem('a', { isInStep: true }), true],
  ['in a step, but skipped today', goalItem('a', { isInStep: true, buriedDay: TODAY }), false],
  ['in a step, and was skipped', goalItem('a', { isInStep: true, buriedDay: TODAY - 1 }), true],
])('of one that is %s', (_, item, isAtTurn) => {
  expect(familiesAtTurn([{ ...item, family: 'kin' }], TODAY)).toEqual(
    new Set(isAtTurn ? ['kin'] : []),
  );
});
