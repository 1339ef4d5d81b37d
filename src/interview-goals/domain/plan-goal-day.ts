import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { expectedGain } from './expected-gain.js';
import { fallsShort } from './falls-short.js';
import { familiesAtTurn } from './families-at-turn.js';
import type { GoalItem } from './goal-item.js';
import { goalWindowDays } from './goal-window.js';
import { newItemsADay } from './new-items-a-day.js';
import { recallOn } from './recall-on.js';
import { windowMinutes } from './window-minutes.js';

/** Minutes are tenths, which sums of floating point miss by a hair. */
const ROUNDING = 1e-6;

/** What a goal asks for and the constants it is planned with. Days are numbers (`dayNumber`). */
export interface GoalCourse {
  readonly interviewDay: number;
  readonly targetRecall: number;
  readonly minutesPerDay: number;
  /** Minutes for the day that is planned, where they are not those of the goal. */
  readonly minutesToday?: number | null;
  readonly parameters: SchedulingParameters;
  /** The share of a normal day's work that a day should get, 0..1: seven, by day number modulo 7. */
  readonly weekdayShares: readonly number[];
}

/** How a goal shapes one day of the queue. */
export interface GoalDayPlan {
  readonly windowOpens: number;
  /**
   * New questions for today, those met already included. Null: all that is covered has been met, and
   * the interview is so far off that the learner may go on with other things.
   */
  readonly newPerDay: number | null;
  /**
   * In the window all that today should hold: what the goal wants answered, most gain first, then what
   * is due. Null before it, where the schedule goes its way.
   */
  readonly ranked: readonly string[] | null;
}

/**
 * What a goal makes of a day before its interview. It is laid over the cards and changes none of them.
 *
 * Before the window the schedule runs as always, and unmet questions come at the pace that has all of
 * them known in time. In the window everything that would fall short of the target on the day of the
 * interview, met or not, is ranked by the recall it is expected to gain per minute; an even share of the
 * days left is taken from the top, and one review may then be the last. What meets the target is left
 * alone until it is due. The plan moves with the work: what was answered today counts into the share.
 */
export function planGoalDay(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
): GoalDayPlan {
  const covered = items.filter(({ isCovered }) => isCovered);
  const { interviewDay, minutesPerDay } = course;
  const windowDays = goalWindowDays(sumMinutes(covered), minutesPerDay);
  const windowOpens = interviewDay - windowDays;
  const isMetToday = ({ introducedDay }: GoalItem): boolean => introducedDay === today;
  if (today < windowOpens) {
    const unseen = covered.filter((item) => item.memory === null || isMetToday(item)).length;
    const daysLeft = interviewDay - today;
    // What is met as late as this would take minutes of the window.
    const isFarOff = daysLeft > 2 * windowDays;
    const pace = newItemsADay(unseen, daysLeft, windowDays);
    return { windowOpens, newPerDay: unseen === 0 && isFarOff ? null : pace, ranked: null };
  }
  const ranked = chooseForToday(items, course, today);
  const fresh = ranked.filter(({ memory }) => memory === null).length;
  return {
    windowOpens,
    newPerDay: fresh + items.filter(isMetToday).length,
    ranked: ranked.map(({ questionId }) => questionId),
  };
}

function chooseForToday(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
): readonly GoalItem[] {
  const done = items.filter(({ lastDay }) => lastDay === today);
  const doneForGoal = sumMinutes(done.filter(({ isCovered }) => isCovered));
  const short = items.filter((item) => fallsShort(item, course));
  // An unmet question needs a second look before the day.
  const looks = sumMinutes(short) + sumMinutes(short.filter(({ memory }) => memory === null));
  const share = windowMinutes(looks + doneForGoal, roomsUntil(items, course, today));
  const isOpen = (item: GoalItem): boolean =>
    item.lastDay !== today && item.buriedDay !== today && !item.isInStep;
  const budget = minutesOn(today, course, today) - sumMinutes(done);
  const ranked = rankByGain(short.filter(isOpen), course, today);
  const met = familiesAtTurn(items, today);
  const forGoal = takeWithin(ranked, { share: share - doneForGoal, budget, met });
  for (const { family } of forGoal) met.add(family);
  const due = items.filter((item) => isOpen(item) && isDue(item, today));
  const left = budget - sumMinutes(forGoal);
  const others = takeWithin(byRecall(due, course, today), { share: left, budget: left, met });
  return [...forGoal, ...others];
}

function rankByGain(items: readonly GoalItem[], course: GoalCourse, today: number): GoalItem[] {
  const gainOf = gainsOn(course, today);
  return items
    .map((item) => ({ item, gain: gainOf(item) / item.minutes }))
    .toSorted((a, b) => b.gain - a.gain || compareAlike(a.item, b.item))
    .map(({ item }) => item);
}

/** The unmet first and in the order given, in which they are introduced; the others come in none. */
function compareAlike(a: GoalItem, b: GoalItem): number {
  if (a.memory !== null && b.memory !== null) return a.questionId < b.questionId ? -1 : 1;
  return Number(a.memory !== null) - Number(b.memory !== null);
}

/** The best remembered first: those lose most by waiting. */
function byRecall(items: readonly GoalItem[], course: GoalCourse, today: number): GoalItem[] {
  return items
    .map((item) => ({ item, recall: recallOn(item, today, course.parameters.weights) }))
    .toSorted((a, b) => b.recall - a.recall || compareAlike(a.item, b.item))
    .map(({ item }) => item);
}

/** What may still be taken of a day. */
interface Room {
  readonly share: number;
  readonly budget: number;
  /** Families that have their turn already. */
  readonly met: ReadonlySet<string>;
}

/**
 * One of each family, until the share is reached; what does not fit the budget lets shorter ones pass.
 */
function takeWithin(items: readonly GoalItem[], { share, budget, met }: Room): GoalItem[] {
  const seen = new Set(met);
  let taken = 0;
  return items.filter(({ minutes, family }) => {
    if (seen.has(family) || taken >= share || taken + minutes > budget + ROUNDING) return false;
    taken += minutes;
    seen.add(family);
    return true;
  });
}

function isDue({ dueDay }: GoalItem, today: number): boolean {
  return dueDay !== null && dueDay <= today;
}

/** What an answer today gains. All that is unmet gains alike, so that is told once. */
function gainsOn(course: GoalCourse, today: number): (item: GoalItem) => number {
  const { interviewDay, parameters } = course;
  let ofUnmet: number | null = null;
  return (item) => {
    if (item.memory !== null) return expectedGain(item, today, interviewDay, parameters);
    ofUnmet ??= expectedGain(item, today, interviewDay, parameters);
    return ofUnmet;
  };
}

/** What each day until the interview has to spare beside the reviews that come due outside the goal. */
function roomsUntil(items: readonly GoalItem[], course: GoalCourse, today: number): number[] {
  const days = Array.from({ length: course.interviewDay - today }, (_, ahead) => today + ahead);
  const otherMinutes = new Map<number, number>();
  for (const { isCovered, dueDay, minutes } of items) {
    if (isCovered || dueDay === null) continue;
    const day = Math.max(today, dueDay);
    otherMinutes.set(day, (otherMinutes.get(day) ?? 0) + minutes);
  }
  return days.map((day) =>
    Math.max(
      0,
      minutesOn(day, course, today) * shareOf(day, course) - (otherMinutes.get(day) ?? 0),
    ),
  );
}

function shareOf(day: number, { weekdayShares }: GoalCourse): number {
  return weekdayShares[((day % 7) + 7) % 7] ?? 1;
}

function minutesOn(
  day: number,
  { minutesPerDay, minutesToday }: GoalCourse,
  today: number,
): number {
  return day === today ? (minutesToday ?? minutesPerDay) : minutesPerDay;
}

function sumMinutes(items: readonly GoalItem[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}
