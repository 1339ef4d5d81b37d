import { describe, expect, it } from '@jest/globals';
import { retrievabilityAt } from './retrievability-at.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

describe('retrievabilityAt', () => {
  const lastReviewAt = new Date('2026-03-02T09:00:00Z');
  const at = (iso: string): number | null =>
    retrievabilityAt({ stability: 10, lastReviewAt }, new Date(iso), DEFAULT_SCHEDULING_PARAMETERS);

  it.each([
    ['at the review', '2026-03-02T09:00:00Z', 1],
    ['before the review, by a clock that ran ahead', '2026-03-02T08:00:00Z', 1],
    ['after a stability of days', '2026-03-12T09:00:00Z', 0.9],
  ])('%s', (_, instant, expected) => {
    expect(at(instant)).toBeCloseTo(expected, 8);
  });

  it('falls within the first day already', () => {
    expect(at('2026-03-02T21:00:00Z')).toBeLessThan(1);
  });

  it('is null without memory', () => {
    const card = { stability: null, lastReviewAt: null };
    expect(retrievabilityAt(card, lastReviewAt, DEFAULT_SCHEDULING_PARAMETERS)).toBeNull();
  });
});
