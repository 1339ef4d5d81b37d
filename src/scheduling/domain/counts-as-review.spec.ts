import { describe, expect, it } from '@jest/globals';
import { countsAsReview } from './counts-as-review.js';
import type { ReviewSource } from './review-event.js';

describe('countsAsReview', () => {
  const last = new Date('2024-05-01T10:00:00Z');
  it.each<[string, Date | null, string, ReviewSource, boolean]>([
    ['the first review', null, '2024-05-01T10:00:00Z', 'direct', true],
    ['at the same instant', last, '2024-05-01T10:00:00Z', 'direct', false],
    ['just under a minute', last, '2024-05-01T10:00:59.999Z', 'self', false],
    ['a minute sharp', last, '2024-05-01T10:01:00Z', 'self', true],
    ['an imported one', last, '2024-05-01T10:00:01Z', 'import', true],
    ['a coach in a hurry', last, '2024-05-01T10:00:01Z', 'coach', false],
  ])('%s', (_scenario, lastReviewAt, occurredAt, source, counts) => {
    expect(countsAsReview(lastReviewAt, new Date(occurredAt), source)).toBe(counts);
  });
});
