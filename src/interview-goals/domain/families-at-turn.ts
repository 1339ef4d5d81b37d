import type { GoalItem } from './goal-item.js';

type Turn = Pick<GoalItem, 'family' | 'lastDay' | 'isInStep' | 'buriedDay'>;

/**
 * The families that have their turn on a day whatever is chosen for it, as the queue tells them
 * (familiesMet): one of them was answered on it, or is in a step.
 */
export function familiesAtTurn(items: readonly Turn[], day: number): Set<string> {
  const atTurn = items.filter(
    ({ lastDay, isInStep, buriedDay }) => lastDay === day || (isInStep && buriedDay !== day),
  );
  return new Set(atTurn.map(({ family }) => family));
}
