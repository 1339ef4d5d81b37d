/** A card in review, as far as waiting with it is concerned. */
export interface WaitingCard {
  /** When it comes due: the start of its due day on the learner's clock. */
  readonly dueFrom: Date;
  /** What it takes, in minutes. */
  readonly minutes: number;
  /** The probability of recall at an instant, 0..1. */
  readonly recallAt: (instant: Date) => number;
}

/**
 * How many cards are expected to be forgotten for having waited beyond their due time until `at`: what
 * recall has fallen by since. A card that is not due yet costs nothing.
 */
export function expectedForgettings(cards: readonly WaitingCard[], at: Date): number {
  return cards.reduce((sum, { dueFrom, recallAt }) => {
    if (dueFrom > at) return sum;
    return sum + Math.max(0, recallAt(dueFrom) - recallAt(at));
  }, 0);
}
