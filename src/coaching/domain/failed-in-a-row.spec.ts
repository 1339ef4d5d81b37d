import { describe, expect, it } from '@jest/globals';
import type { Rating } from '../../scheduling/domain/review-event.js';
import { failedInARow } from './failed-in-a-row.js';

const tries = (...ratings: Rating[]) => ratings.map((rating) => ({ rating, mustHaveMet: true }));

describe('failedInARow', () => {
  it.each<[Rating[], number]>([
    [[], 0],
    [[2], 0],
    [[1], 1],
    [[1, 1], 2],
    [[1, 1, 4, 1], 2],
    [[3, 1, 1, 1], 0],
    [[1, 1, 1], 3],
  ])('of %p, the latest first: %i', (ratings, expected) => {
    expect(failedInARow(tries(...ratings))).toBe(expected);
  });

  it('counts a missed must-have as failed, whatever the rating', () => {
    const missed = { rating: 3, mustHaveMet: false } as const;
    expect(failedInARow([missed, missed, ...tries(3)])).toBe(2);
  });
});
