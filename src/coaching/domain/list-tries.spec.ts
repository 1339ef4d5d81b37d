import { describe, expect, it } from '@jest/globals';
import type { Rating, ReviewSource } from '../../scheduling/domain/review-event.js';
import { listTries } from './list-tries.js';

const review = (rating: Rating, seconds: number, source: ReviewSource = 'direct') => ({
  rating,
  source,
  atMs: seconds * 1000,
});
const ratingsOf = (...reviews: ReturnType<typeof review>[]) =>
  listTries(reviews).map(({ rating }) => rating);

describe('listTries', () => {
  it('puts the latest first', () => {
    expect(ratingsOf(review(1, 0), review(2, 100), review(3, 200))).toEqual([3, 2, 1]);
    expect(ratingsOf()).toEqual([]);
  });

  it('takes what is said within the minute for the same try', () => {
    expect(ratingsOf(review(3, 0), review(1, 59), review(1, 61))).toEqual([1, 3]);
    expect(ratingsOf(review(1, 0), review(1, 30))).toEqual([1]);
    expect(ratingsOf(review(1, 0), review(1, 60))).toEqual([1, 1]);
  });

  it('takes an imported history as it is', () => {
    expect(ratingsOf(review(3, 0), review(1, 30, 'import'))).toEqual([1, 3]);
  });
});
