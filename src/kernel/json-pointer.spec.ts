import { describe, expect, it } from '@jest/globals';
import { pointTo } from './json-pointer.js';

describe('pointTo', () => {
  it.each([
    ['#', 'rating', '#/rating'],
    ['#/reviews', '3', '#/reviews/3'],
    ['#', 'a/b', '#/a~1b'],
    ['#', 'a~b', '#/a~0b'],
    ['#', '~1', '#/~01'],
  ])('%s, %s', (parent, key, expected) => {
    expect(pointTo(parent, key)).toBe(expected);
  });
});
