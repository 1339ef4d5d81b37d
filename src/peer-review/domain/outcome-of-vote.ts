/** One voice, and what it counts for. */
export interface Vote {
  readonly weight: number;
  readonly isFor: boolean;
}

/** Weights that sum to 1 differ by less when they are the same. */
const sameWeight = 1e-9;

/** Which side weighs more; tied when they weigh the same, and without any vote. */
export function outcomeOfVote(votes: readonly Vote[]): 'for' | 'against' | 'tied' {
  const lead = votes.reduce((sum, { weight, isFor }) => sum + (isFor ? weight : -weight), 0);
  if (Math.abs(lead) <= sameWeight) return 'tied';
  return lead > 0 ? 'for' : 'against';
}
