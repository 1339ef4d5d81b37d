import { describe, expect, it } from '@jest/globals';
import { shareLeft } from './share-left.js';

describe('shareLeft', () => {
  it.each([
    [0, 1],
    [0.5, 0.65],
    [1, 0.3],
  ])('at a recall of %d is %d', (recall, left) => {
    expect(shareLeft(recall, 0.7)).toBeCloseTo(left, 12);
  });
});
