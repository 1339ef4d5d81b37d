import type { Card } from '../../scheduling/domain/card.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/**
 * Whether a card goes into a pack that reaches up to `horizonDay`: it has memory, is not suspended, and
 * waits in a step or comes due by then. One that is buried goes along: it is back tomorrow, offline too.
 */
export function isPacked(
  { state, suspended, dueAt, dueDay }: Pick<Card, 'state' | 'suspended' | 'dueAt' | 'dueDay'>,
  horizonDay: StudyDay,
): boolean {
  if (state === 'new' || suspended) return false;
  return dueAt !== null || (dueDay !== null && dueDay <= horizonDay);
}
