import type { Random } from '../../kernel/seeded-random.js';
import { intervalDaysFor } from '../../scheduling/domain/fsrs.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import { onePerFamily } from '../../scheduling/domain/one-per-family.js';
import { FIRST_RATING_SHARES } from './expected-gain.js';
import { familiesAtTurn } from './families-at-turn.js';
import type { GoalItem } from './goal-item.js';
import { memoryAfterSession } from './memory-after-session.js';
import { planGoalDay, type GoalCourse } from './plan-goal-day.js';
import { recallOn } from './recall-on.js';

/** One way the days until the interview may go. */
export interface GoalRun {
  /** Recall of each item on the day of the interview, in the order of the items. */
  readonly recalls: readonly number[];
  /** Minutes of answering on today and each day after it, up to the eve of the interview. */
  readonly minutes: readonly number[];
}

/** How often an answer that was recalled is rated Hard, Good and Easy (as FIRST_RATING_SHARES). */
const RECALLED_RATING_SHARES: readonly number[] = [0.224, 0.631, 0.145];

/**
 * One simulated learner who does each day what the goal asks and the minutes allow, and whose memory is
 * as the parameters say. Before the window the queue is taken in its plain form: due reviews, the best
 * remembered when there are too many, and new questions once none is left over.
 */
export function followGoal(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
  random: Random,
): GoalRun {
  let state: readonly GoalItem[] = items.map((item) => withoutStep(item, course, today));
  const minutes: number[] = [];
  for (let day = today; day < course.interviewDay; day += 1) {
    const chosen = new Set(chooseForDay(state, course, day));
    minutes.push(Array.from(chosen).reduce((sum, item) => sum + item.minutes, 0));
    state = state.map((item) => (chosen.has(item) ? answer(item, course, day, random) : item));
  }
  const { interviewDay, parameters } = course;
  return {
    recalls: state.map((item) => recallOn(item, interviewDay, parameters.weights)),
    minutes,
  };
}

/** A step left open is taken today, and goes well. */
function withoutStep(item: GoalItem, course: GoalCourse, today: number): GoalItem {
  if (!item.isInStep) return item;
  return { ...afterRating(item, course, today, 3), isInStep: false };
}

function chooseForDay(
  state: readonly GoalItem[],
  course: GoalCourse,
  day: number,
): readonly GoalItem[] {
  const { ranked, newPerDay } = planGoalDay(state, course, day);
  if (ranked !== null) {
    const chosen = new Set(ranked);
    return state.filter(({ questionId }) => chosen.has(questionId));
  }
  const isOpen = (item: GoalItem): boolean => item.buriedDay !== day && item.lastDay !== day;
  const done = state.filter(({ lastDay }) => lastDay === day);
  const budget = course.minutesPerDay - done.reduce((sum, item) => sum + item.minutes, 0);
  const { weights } = course.parameters;
  const open = state
    .filter((item) => isOpen(item) && item.dueDay !== null && item.dueDay <= day)
    .map((item) => ({ item, recall: recallOn(item, day, weights) }))
    .toSorted((a, b) => b.recall - a.recall)
    .map(({ item }) => item);
  const met = familiesAtTurn(state, day);
  const due = onePerFamily(open, met);
  const reviews = takeFrontWithin(budget, due);
  if (reviews.length < due.length) return reviews;
  const metToday = state.filter(({ introducedDay }) => introducedDay === day).length;
  for (const { family } of due) met.add(family);
  const unmet = state.filter((item) => item.isCovered && item.memory === null && isOpen(item));
  const fresh = onePerFamily(unmet, met).slice(0, Math.max(0, (newPerDay ?? 0) - metToday));
  return takeFrontWithin(budget, [...reviews, ...fresh]);
}

/** As the queue does it, nothing is skipped for a shorter one behind it. */
function takeFrontWithin(budget: number, items: readonly GoalItem[]): readonly GoalItem[] {
  let left = budget;
  const end = items.findIndex(({ minutes }) => {
    left -= minutes;
    return left < -1e-6;
  });
  return end === -1 ? items : items.slice(0, end);
}

function answer(item: GoalItem, course: GoalCourse, day: number, random: Random): GoalItem {
  return afterRating(item, course, day, drawRating(item, course, day, random));
}

function drawRating(item: GoalItem, course: GoalCourse, day: number, random: Random): Rating {
  if (item.memory === null) return drawFrom(FIRST_RATING_SHARES, 1, random);
  if (random() >= recallOn(item, day, course.parameters.weights)) return 1;
  return drawFrom(RECALLED_RATING_SHARES, 2, random);
}

function drawFrom(shares: readonly number[], first: 1 | 2, random: Random): Rating {
  let left = random();
  const index = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  const rating = (index === -1 ? shares.length - 1 : index) + first;
  return rating as Rating;
}

function afterRating(item: GoalItem, course: GoalCourse, day: number, rating: Rating): GoalItem {
  const deltaDays = item.lastDay === null ? 0 : day - item.lastDay;
  const { parameters } = course;
  const { memory } = memoryAfterSession(item.memory, deltaDays, rating, parameters);
  return {
    ...item,
    memory,
    lastDay: day,
    dueDay: day + intervalDaysFor(memory.stability, parameters),
    introducedDay: item.introducedDay ?? day,
  };
}
