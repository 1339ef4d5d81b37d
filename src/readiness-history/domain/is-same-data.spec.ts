import { describe, expect, it } from '@jest/globals';
import { isSameData } from './is-same-data.js';

describe('comparing plain data', () => {
  it.each([
    ['the same number', 1, 1, true],
    ['another number', 1, 2, false],
    ['null beside an object', null, {}, false],
    ['an object beside null', {}, null, false],
    ['fields in another order', { a: 1, b: [2, 3] }, { b: [2, 3], a: 1 }, true],
    ['lists in another order', [1, 2], [2, 1], false],
    ['a list that is longer', [1, 2], [1], false],
    ['a field of another name', { a: 1 }, { b: 1 }, false],
    ['something deep down', { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, false],
  ])('%s', (_, one, other, expected) => {
    expect(isSameData(one, other)).toBe(expected);
  });
});
