import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A card that is planned for a day. */
export interface PlannedItem {
  readonly dueDay: StudyDay;
  readonly minutes: number;
}

/** What a day of practice holds. */
export interface PracticeDay {
  readonly day: StudyDay;
  readonly items: number;
  /** Planned minutes, to a whole one. */
  readonly minutes: number;
}

/**
 * The days on which something comes due, from today to `lastDay`, in order. What is overdue falls on
 * today.
 */
export function planCalendar(
  planned: readonly PlannedItem[],
  today: StudyDay,
  lastDay: StudyDay,
): PracticeDay[] {
  const due = planned.map((item) => (item.dueDay < today ? { ...item, dueDay: today } : item));
  const byDay = Map.groupBy(
    due.filter(({ dueDay }) => dueDay <= lastDay),
    ({ dueDay }) => dueDay,
  );
  return Array.from(byDay, ([day, items]) => ({
    day,
    items: items.length,
    minutes: Math.max(1, Math.round(items.reduce((sum, { minutes }) => sum + minutes, 0))),
  })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
