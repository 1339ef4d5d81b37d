import { describe, expect, it } from '@jest/globals';
import type { Rating } from './review-event.js';
import { intervalRange } from './interval-range.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

/** At a retention of .9 an interval is one stability long, so these are the raw intervals. */
const memoryAfter =
  (stabilities: readonly number[]) =>
  (rating: Rating): { stability: number; difficulty: number } => ({
    stability: stabilities[rating - 1] ?? 0,
    difficulty: 5,
  });

const far = memoryAfter([2, 10, 20, 60]);
const close = memoryAfter([2, 10, 10, 11]);
const plain = { ...DEFAULT_SCHEDULING_PARAMETERS, fuzz: false };

describe('intervalRange', () => {
  it.each<[Rating, object]>([
    [1, { from: 2, to: 2 }],
    [2, { from: 8, to: 12 }],
    [3, { from: 17, to: 23 }],
    [4, { from: 55, to: 65 }],
  ])('spreads the interval of rating %i as Anki does', (rating, range) => {
    expect(intervalRange('review', rating, far, DEFAULT_SCHEDULING_PARAMETERS)).toEqual(range);
  });

  it.each<[Rating, object]>([
    [2, { from: 8, to: 10 }],
    [3, { from: 11, to: 11 }],
    [4, { from: 12, to: 14 }],
  ])('keeps rating %i apart from those that wait nearly as long', (rating, range) => {
    expect(intervalRange('review', rating, close, DEFAULT_SCHEDULING_PARAMETERS)).toEqual(range);
  });

  it('lets good wait as long as hard where it leads out of a step', () => {
    expect(intervalRange('learning', 3, close, plain)).toEqual({ from: 10, to: 10 });
    expect(intervalRange('review', 3, close, plain)).toEqual({ from: 11, to: 11 });
  });

  it('never leaves the longest interval', () => {
    const short = { ...DEFAULT_SCHEDULING_PARAMETERS, maximumIntervalDays: 21 };
    expect(intervalRange('review', 4, far, short)).toEqual({ from: 21, to: 21 });
    expect(intervalRange('review', 3, far, short)).toEqual({ from: 17, to: 20 });
  });
});
