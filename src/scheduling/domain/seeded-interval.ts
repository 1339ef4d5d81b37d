import { addDays } from './add-days.js';
import type { IntervalRange } from './fuzz-range.js';
import type { WeekdayLoad } from './scheduling-parameters.js';
import { stableHash } from './stable-hash.js';
import type { StudyDay } from './study-day.js';
import { weekdayShare } from './weekday-share.js';

export interface FuzzedReview {
  readonly questionId: string;
  /** Reviews of the card that moved memory, this one included. */
  readonly reps: number;
  readonly studyDay: StudyDay;
}

const HASHES = 2 ** 32;

/**
 * The interval out of a range that chance gives: the seed is the card and its repetition, so it comes
 * out the same on every server, on a phone, in a preview and in every replay. Weekdays get their share
 * of it, even where nothing else is planned; if the range holds nothing but days to keep free, all of
 * them are equal.
 */
export function seededInterval(
  range: IntervalRange,
  { questionId, reps, studyDay }: FuzzedReview,
  weekdayLoads: readonly WeekdayLoad[],
): number {
  if (range.from === range.to) return range.from;
  const chance = stableHash(`${questionId}:${reps}`) / HASHES;
  // As nearly everybody has it, and a whole log is replayed for a review: no calendar is needed then.
  if (weekdayLoads.every((load) => load === 'normal')) {
    return range.from + Math.floor(chance * (range.to - range.from + 1));
  }
  const shares = Array.from({ length: range.to - range.from + 1 }, (_, index) =>
    weekdayShare(addDays(studyDay, range.from + index), weekdayLoads),
  );
  const total = shares.reduce((sum, share) => sum + share, 0);
  const weights = total === 0 ? shares.map(() => 1) : shares;
  const sum = total === 0 ? weights.length : total;
  let left = chance * sum;
  const index = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return index === -1 ? range.to : range.from + index;
}
