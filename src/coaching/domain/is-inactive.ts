import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/**
 * Whether somebody has not practised for so many study days, today included: with 1, who has done
 * nothing today. Who never practised is inactive whatever the threshold.
 *
 * @param lastDay the last day they practised on; null without one
 * @param thresholdDays 1 or more
 */
export function isInactive(
  lastDay: StudyDay | null,
  today: StudyDay,
  thresholdDays: number,
): boolean {
  return lastDay === null || daysBetween(lastDay, today) >= thresholdDays;
}
