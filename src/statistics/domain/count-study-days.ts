import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { CountedReview } from './counted-review.js';
import { studyTotal } from './study-total.js';

/** What was done on one study day. */
export interface StudiedDay {
  readonly day: StudyDay;
  readonly reviews: number;
  /** Minutes of the reviews that were timed, to a tenth. */
  readonly minutes: number;
}

/** The study days with a review, earliest first. */
export function countStudyDays(
  reviewed: readonly Pick<CountedReview, 'studyDay' | 'durationMs'>[],
): StudiedDay[] {
  return Array.from(Map.groupBy(reviewed, ({ studyDay }) => studyDay))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, each]) => {
      const { reviews, minutes } = studyTotal(each);
      return { day, reviews, minutes };
    });
}
