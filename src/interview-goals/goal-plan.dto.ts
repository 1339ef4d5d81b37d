import { addDays } from '../scheduling/domain/add-days.js';
import { daysBetween } from '../scheduling/domain/days-between.js';
import { dayNumber } from '../scheduling/domain/day-number.js';
import type { GoalPlan } from './goal-plan.service.js';

/** What may be expected of a topic on the day of the interview. */
export class TopicOutlookResponse {
  /** @example replication */
  topic: string;
  /** Questions that the goal covers. @example 5 */
  questions: number;
  /** Mean probability of recall that day; 0 for what is not met until then. @example 0.91 */
  expectedRecall: number;
  /** Questions expected not to be met until then. @example 0.5 */
  expectedUnmet: number;
}

/** A day until the interview. */
export class PlannedDayResponse {
  /** @example 2026-11-22 */
  day: string;
  /** Expected minutes of answering. @example 42.5 */
  minutes: number;
  /** Whether everything is looked at once more from this day on. */
  isInWindow: boolean;
}

/** Where a goal leads if it is followed from today on. */
export class GoalPlanResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  goalId: string;
  /** The learner's study day this was told on. @example 2026-11-22 */
  studyDay: string;
  /** @example 2026-12-14 */
  interviewDay: string;
  /** Whether the mean recall of what it covers is expected to reach the target. */
  feasible: boolean;
  /** @example 0.95 */
  targetRecall: number;
  /** Mean probability of recall that day of what it covers; null when it covers nothing. @example 0.96 */
  expectedRecall: number | null;
  /** Questions it covers, without suspended ones. @example 42 */
  questions: number;
  /** Those of them that were not met yet. @example 40 */
  unmet: number;
  /** Those expected not to be met until then. @example 0 */
  expectedUnmet: number;
  /** New questions for today; null when all it covers have been met and the learner’s own pace holds. @example 2 */
  newPerDay: number | null;
  /** From this day to the eve of the interview everything is looked at once more. @example 2026-12-07 */
  windowFrom: string;
  /** What it asks for a day. @example 60 */
  minutesPerDay: number;
  /** Minutes a day to add to reach the target: 0 when feasible, null when 600 a day are not enough. @example 0 */
  missingMinutesPerDay: number | null;
  /** Topics to give up to reach it with the rest, weakest first; null when not one can be kept. @example [] */
  topicsToDrop: string[] | null;
  /** Weakest first. */
  topics: TopicOutlookResponse[];
  /** Every day from today to the eve of the interview. */
  days: PlannedDayResponse[];
}

export function toGoalPlanResponse({
  goal,
  today,
  items,
  day,
  outlook,
}: GoalPlan): GoalPlanResponse {
  const covered = items.filter(({ isCovered }) => isCovered);
  const toWindow = Math.max(0, day.windowOpens - dayNumber(today));
  return {
    goalId: goal.id,
    studyDay: today,
    interviewDay: goal.interviewDay,
    feasible: outlook.feasible,
    targetRecall: goal.targetRecall,
    expectedRecall: outlook.recall === null ? null : round(outlook.recall, 3),
    questions: covered.length,
    unmet: covered.filter(({ memory }) => memory === null).length,
    expectedUnmet: round(outlook.unmet, 1),
    newPerDay: day.newPerDay,
    windowFrom: addDays(today, toWindow),
    minutesPerDay: goal.minutesPerDay,
    missingMinutesPerDay: outlook.missingMinutesPerDay,
    topicsToDrop: outlook.topicsToDrop === null ? null : [...outlook.topicsToDrop],
    topics: outlook.topics.map(({ topic, questions, recall, unmet }) => ({
      topic,
      questions,
      expectedRecall: round(recall, 3),
      expectedUnmet: round(unmet, 1),
    })),
    days: Array.from({ length: daysBetween(today, goal.interviewDay) }, (_, ahead) => ({
      day: addDays(today, ahead),
      minutes: round(outlook.minutes[ahead] ?? 0, 1),
      isInWindow: ahead >= toWindow,
    })),
  };
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
