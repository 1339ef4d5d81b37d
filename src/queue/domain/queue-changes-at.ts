import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import { LOOK_AHEAD_MS } from './order-queue.js';
import { startOfStudyDay } from '../../scheduling/domain/start-of-study-day.js';
import { studyDayOf, type StudyClock } from '../../scheduling/domain/study-day.js';

/**
 * When a queue made at `now` stops being right by the mere passing of time: as the next study day
 * begins, or as a step that is too far off yet comes within the look-ahead. Until then only an event
 * of the learner's changes it, so a client may be told that nothing has.
 */
export function queueChangesAt(
  cards: readonly Pick<Card, 'dueAt'>[],
  now: Date,
  clock: StudyClock,
): Date {
  const nextDay = startOfStudyDay(addDays(studyDayOf(now, clock), 1), clock);
  const stepTimes = cards
    .map(({ dueAt }) => (dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - LOOK_AHEAD_MS)
    .filter((time) => time > now.getTime());
  return new Date(Math.min(nextDay.getTime(), ...stepTimes));
}
