import type { QuestionOfDay } from '../../interview-goals/domain/shape-day.js';
import type { Card } from '../../scheduling/domain/card.js';
import type { NewShare } from './share-days.js';

/** A question that may be introduced to the learner. */
export interface Candidate extends QuestionOfDay {
  /** Its place in what the learner studies, lowest first. */
  readonly position: number;
}

/** How many new questions a pack holds at most: its cursor names each of them. */
export const MOST_NEW = 50;

/**
 * The questions that some days of practice may introduce, each day its share, in the order in which
 * they will be, at most 50. Those the learner has met or suspended are left out; one that was forgotten
 * is new again.
 */
export function nextNewQuestions(
  candidates: readonly Candidate[],
  cards: readonly Pick<Card, 'questionId' | 'state' | 'suspended'>[],
  shares: readonly NewShare[],
): string[] {
  const unavailable = new Set(
    cards
      .filter(({ state, suspended }) => state !== 'new' || suspended)
      .map(({ questionId }) => questionId),
  );
  const inTurn = candidates
    .filter(({ questionId }) => !unavailable.has(questionId))
    .toSorted((a, b) => a.position - b.position || (a.questionId < b.questionId ? -1 : 1));
  const shortestFirst = inTurn.toSorted((a, b) => a.minutes - b.minutes);
  const chosen = new Set<string>();
  for (const { count, isShortestFirst, includes } of shares) {
    const left = Math.min(count, MOST_NEW - chosen.size);
    (isShortestFirst ? shortestFirst : inTurn)
      .filter((question) => !chosen.has(question.questionId) && includes(question))
      .slice(0, left)
      .forEach(({ questionId }) => chosen.add(questionId));
  }
  return Array.from(chosen);
}
