import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { studyDayOf, type StudyClock, type StudyDay } from './study-day.js';

/**
 * The study day on which a card will be asked next, from today on: what is overdue is asked today, what
 * is buried today, tomorrow. A card in a step is asked on the day its step ends. Null for a card that
 * is new or suspended: nobody knows when.
 */
export function nextDueDay(
  card: Pick<Card, 'dueDay' | 'dueAt' | 'suspended' | 'buriedDay'>,
  today: StudyDay,
  clock: StudyClock,
): StudyDay | null {
  const due = card.dueDay ?? (card.dueAt === null ? null : studyDayOf(card.dueAt, clock));
  if (due === null || card.suspended) return null;
  const earliest = card.buriedDay === today ? addDays(today, 1) : today;
  return due < earliest ? earliest : due;
}
