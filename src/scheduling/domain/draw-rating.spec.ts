import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../kernel/seeded-random.js';
import { drawRating } from './draw-rating.js';
import { COMMON_HABITS } from './rating-habits.js';

describe('drawRating', () => {
  it.each<[number | null, number, number]>([
    [null, 0, 1],
    [null, 0.239, 1],
    [null, 0.241, 2],
    [null, 0.335, 3],
    [null, 0.83, 4],
    [null, 0.999_999, 4],
    // Of a recall of .8 the shares are .1792, .5048 and .116.
    [0.8, 0, 2],
    [0.8, 0.179, 2],
    [0.8, 0.18, 3],
    [0.8, 0.683, 3],
    [0.8, 0.685, 4],
    [0.8, 0.799, 4],
    [0.8, 0.8, 1],
    [0, 0, 1],
    [1, 0.999_999, 4],
  ])('with a recall of %p and chance %d is %i', (recall, chance, rating) => {
    expect(drawRating(recall, COMMON_HABITS, chance)).toBe(rating);
  });

  it('forgets as often as memory says', () => {
    const random = seededRandom(3);
    let forgotten = 0;
    for (let n = 0; n < 20_000; n += 1) {
      if (drawRating(0.9, COMMON_HABITS, random()) === 1) forgotten += 1;
    }
    expect(forgotten / 20_000).toBeCloseTo(0.1, 2);
  });
});
