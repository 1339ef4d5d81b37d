import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { ChosenDays } from './study-window.js';

/** Those that fall on the days of a window. Order is kept. */
export function reviewsWithin<T extends { readonly studyDay: StudyDay }>(
  reviews: readonly T[],
  { from, to }: ChosenDays,
): T[] {
  return reviews.filter(
    ({ studyDay }) => (from === null || studyDay >= from) && (to === null || studyDay <= to),
  );
}
