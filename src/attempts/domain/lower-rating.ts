import type { Rating } from '../../scheduling/domain/review-event.js';

export type LoweredRating =
  | { readonly kind: 'rated'; readonly rating: Rating }
  | { readonly kind: 'above-suggestion'; readonly suggested: Rating; readonly chosen: Rating };

/**
 * The rating a learner settles on; null takes the suggestion. They may say it went worse than the
 * rubric shows, never better: self grades run about 7 % above those of others.
 * @see https://doi.org/10.1145/2505057 (Kulkarni et al. 2013, Peer and self assessment in massive
 * online classes)
 */
export function lowerRating(suggested: Rating, chosen: Rating | null): LoweredRating {
  if (chosen !== null && chosen > suggested) return { kind: 'above-suggestion', suggested, chosen };
  return { kind: 'rated', rating: chosen ?? suggested };
}
