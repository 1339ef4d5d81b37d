import { describe, expect, it } from '@jest/globals';
import type { Rating } from '../../scheduling/domain/review-event.js';
import { lowerRating } from './lower-rating.js';

const RATINGS: readonly Rating[] = [1, 2, 3, 4];

describe('lowerRating', () => {
  it.each(RATINGS)('takes the suggestion %i when nothing else is chosen', (suggested) => {
    expect(lowerRating(suggested, null)).toEqual({ kind: 'rated', rating: suggested });
  });

  it.each(RATINGS.flatMap((suggested) => RATINGS.map((chosen) => [suggested, chosen] as const)))(
    'suggested %i, chosen %i',
    (suggested, chosen) => {
      const lowered = lowerRating(suggested, chosen);
      if (chosen <= suggested) expect(lowered).toEqual({ kind: 'rated', rating: chosen });
      else expect(lowered).toEqual({ kind: 'above-suggestion', suggested, chosen });
    },
  );
});
