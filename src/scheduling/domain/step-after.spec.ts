import { describe, expect, it } from '@jest/globals';
import type { Rating } from './review-event.js';
import { stepAfter } from './step-after.js';

type Row = readonly [string, number | null, Rating, readonly number[], readonly number[] | null];

describe('stepAfter', () => {
  it.each<Row>([
    ['Again on entering', null, 1, [15], [0, 15]],
    ['Hard on the only step waits half as long again', null, 2, [15], [0, 22.5]],
    ['Good on the only step leaves', null, 3, [15], null],
    ['Easy leaves', null, 4, [15], null],
    ['Hard on the only step, long', 0, 2, [1000], [0, 1500]],
    ['Again starts over', 2, 1, [1, 10, 60], [0, 1]],
    ['Hard on the first of several takes the mean of two', 0, 2, [1, 10, 60], [0, 5.5]],
    ['Hard on a later step repeats it', 1, 2, [1, 10, 60], [1, 10]],
    ['Good on the first of several', 0, 3, [1, 10, 60], [1, 10]],
    ['Good in the middle', 1, 3, [1, 10, 60], [2, 60]],
    ['Good on the last', 2, 3, [1, 10, 60], null],
    ['Easy in the middle', 1, 4, [1, 10, 60], null],
    ['Hard on a step since removed', 3, 2, [1, 10], [1, 10]],
    ['Good on a step since removed', 3, 3, [1, 10], null],
    ['Again without steps', null, 1, [], null],
    ['Hard without steps', 0, 2, [], null],
  ])('%s', (_scenario, index, rating, steps, expected) => {
    const ahead = stepAfter(index, rating, steps);
    expect(ahead === null ? null : [ahead.index, ahead.delayMinutes]).toEqual(expected);
  });
});
