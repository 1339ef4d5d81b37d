import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { QueueCard } from './queue.js';

/**
 * The families that have had their turn on a day: one of them was reviewed or introduced on it, or is
 * in a step. Steps are never put off, and one left over from the day before comes back on this one.
 */
export function familiesMet(cards: readonly QueueCard[], today: StudyDay): Set<string> {
  const met = cards.filter(
    ({ lastReviewDay, dueAt, suspended, buriedDay }) =>
      lastReviewDay === today || (dueAt !== null && !suspended && buriedDay !== today),
  );
  return new Set(met.map(({ family }) => family));
}
