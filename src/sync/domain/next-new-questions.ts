import type { Card } from '../../scheduling/domain/card.js';

/** A question that may be introduced to the learner. */
export interface Candidate {
  readonly questionId: string;
  /** Its place in what the learner studies, lowest first. */
  readonly position: number;
}

const MOST_NEW = 50;

/**
 * The questions that today and so many `days` after it may introduce, in the order in which they will
 * be, at most 50. Those the learner has met or suspended are left out; one that was forgotten is new
 * again.
 */
export function nextNewQuestions(
  candidates: readonly Candidate[],
  cards: readonly Pick<Card, 'questionId' | 'state' | 'suspended'>[],
  { days, newPerDay }: { readonly days: number; readonly newPerDay: number },
): string[] {
  const unavailable = new Set(
    cards
      .filter(({ state, suspended }) => state !== 'new' || suspended)
      .map(({ questionId }) => questionId),
  );
  return candidates
    .filter(({ questionId }) => !unavailable.has(questionId))
    .toSorted((a, b) => a.position - b.position || (a.questionId < b.questionId ? -1 : 1))
    .slice(0, Math.min(MOST_NEW, (days + 1) * newPerDay))
    .map(({ questionId }) => questionId);
}
