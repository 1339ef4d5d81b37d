import { describe, expect, it } from '@jest/globals';
import { outcomeOfVote } from './outcome-of-vote.js';

const votes = (...weights: number[]) =>
  weights.map((weight) => ({ weight: Math.abs(weight), isFor: weight > 0 }));

describe('outcomeOfVote', () => {
  it.each([
    [[], 'tied'],
    [[1], 'for'],
    [[-1], 'against'],
    [[0.5, -0.5], 'tied'],
    [[0.1, 0.2, -0.3, 0.2, -0.2], 'tied'],
    [[0.5, -0.25, -0.24], 'for'],
    [[0.4, -0.3, -0.3], 'against'],
  ] as const)('of %j is %s', (weights, outcome) => {
    expect(outcomeOfVote(votes(...weights))).toBe(outcome);
  });
});
