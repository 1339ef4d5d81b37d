import type { Card } from './card.js';
import { daysBetween } from './days-between.js';
import type { StudyDay } from './study-day.js';

/**
 * The card brought back on a day of the learner's choice; null for a card without memory, which has
 * nothing to bring back. Memory stays as it is. As in Anki a card in review keeps its interval, and
 * one in a step takes the days it was given, at least 1.
 */
export function setDueDay(card: Card, dueDay: StudyDay, studyDay: StudyDay): Card | null {
  if (card.state === 'new') return null;
  const intervalDays =
    card.state === 'review' ? card.intervalDays : Math.max(1, daysBetween(studyDay, dueDay));
  return { ...card, state: 'review', dueDay, dueAt: null, intervalDays, step: null };
}
