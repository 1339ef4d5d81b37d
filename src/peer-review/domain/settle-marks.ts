import type { StoryScope } from '../../attempts/domain/grade.js';
import { outcomeOfVote } from './outcome-of-vote.js';
import type { WeighedReview } from './settle-criterion.js';

/** The red flags that those who weigh more leave standing, rising; a tie takes one away. */
export function settleFlags(reviews: readonly WeighedReview[]): number[] {
  const named = Array.from(new Set(reviews.flatMap(({ redFlags }) => redFlags)));
  return named
    .filter((flag) => {
      const votes = reviews.map(({ weight, redFlags }) => ({
        weight,
        isFor: redFlags.includes(flag),
      }));
      return outcomeOfVote(votes) === 'for';
    })
    .toSorted((one, other) => one - other);
}

/** How far the story reached, by those who said; the lower where they weigh the same. */
export function settleScope(reviews: readonly WeighedReview[]): StoryScope | null {
  const told = reviews.filter(({ scope }) => scope !== null);
  if (told.length === 0) return null;
  const votes = told.map(({ weight, scope }) => ({ weight, isFor: scope === 'staff' }));
  return outcomeOfVote(votes) === 'for' ? 'staff' : 'senior';
}
