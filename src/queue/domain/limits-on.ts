import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { weekdayShare } from '../../scheduling/domain/weekday-share.js';
import type { DayLimits, LimitSources, LimitsOverride } from './queue.js';

/**
 * What a study day may hold: the learner's settings, in which a goal's plan replaces the new questions
 * and the minutes, and over both what the learner said for this very day. An override of another day
 * counts as absent.
 *
 * Weekdays act on the number of new questions alone: none where the least is wanted, half of them,
 * rounded up, on a reduced day. They do not touch the minutes: half of thirty would be less than one
 * long question, and whoever reduces all seven days would never be given any. Nor do they touch what
 * the learner chose for the day itself, with the weekday before their eyes, nor a ranking: whoever made
 * that has looked at the weekdays of all the days that are left.
 */
export function limitsOn(day: StudyDay, sources: LimitSources): DayLimits {
  const { settings, weekdayLoads, plan, override } = sources;
  const { newPerDay, minutesPerDay } = plan ?? settings;
  const share = (plan?.ranked ?? null) === null ? weekdayShare(day, weekdayLoads) : 1;
  const standing = {
    newPerDay: Math.ceil(newPerDay * share),
    reviewsPerDay: settings.reviewsPerDay,
    minutesPerDay,
  };
  return override?.studyDay === day ? replaced(standing, override) : standing;
}

function replaced(limits: DayLimits, override: LimitsOverride): DayLimits {
  return {
    newPerDay: override.newPerDay ?? limits.newPerDay,
    reviewsPerDay: override.reviewsPerDay ?? limits.reviewsPerDay,
    minutesPerDay: override.minutesPerDay ?? limits.minutesPerDay,
  };
}
