import { goalWindowDays } from '../../src/interview-goals/domain/goal-window.js';
import { newItemsADay } from '../../src/interview-goals/domain/new-items-a-day.js';
import { planGoalDay } from '../../src/interview-goals/domain/plan-goal-day.js';
import { toGoalItems } from '../../src/interview-goals/domain/to-goal-items.js';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { dayNumber } from '../../src/scheduling/domain/day-number.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';
import { SimulatedLearner } from './simulated-learner.js';
import { atLeast, atMost, type Measurement } from './simulation.js';

const FIRST_DAY = '2026-01-05';
const ITEMS = 42;
const EVERY_DAY = [1, 1, 1, 1, 1, 1, 1];

/** What lies before a learner, and the rule their days are filled by. */
interface Course {
  readonly days: number;
  readonly minutesPerDay: number;
  /** What an answer takes, by the item's number. */
  readonly minutesOf: (item: number) => number;
  readonly rule: Rule;
}

type Rule =
  | { readonly kind: 'retention'; readonly retention: number }
  | { readonly kind: 'goal'; readonly targetRecall: number };

interface Outcome {
  readonly recall: number;
  /** Share of the items with a recall of .90 or more. */
  readonly known: number;
  readonly seen: number;
  readonly reviews: number;
}

interface Comparison {
  readonly r90: Outcome;
  readonly r95: Outcome;
  readonly goal: Outcome;
}

/**
 * The interview goal against plain retention .90 and .95 at the same pace of new items: 42 items, 12 a
 * day, interviews in 7 to 60 days; and 42 items of 8 to 20 minutes at 30 minutes a day, where time is
 * what is short.
 */
export function simulate(seeds = 200): readonly Measurement[] {
  const twelveADay = { minutesPerDay: 30, minutesOf: () => 2.5 };
  const week = compare({ days: 7, ...twelveADay }, seeds);
  const fortnight = compare({ days: 14, ...twelveADay }, seeds);
  const month = compare({ days: 30, ...twelveADay }, seeds);
  const twoMonths = compare({ days: 60, ...twelveADay }, seeds);
  const minutesOf = (item: number): number => [8, 12, 20][item % 3] ?? 8;
  const short = compare({ days: 60, minutesPerDay: 30, minutesOf }, seeds);
  return [
    atLeast('7 days: mean recall', 0.9, week.goal.recall),
    atLeast('7 days: fewest items seen', ITEMS, week.goal.seen),
    ...above('7 days', week),
    atLeast('14 days: mean recall', 0.965, fortnight.goal.recall),
    ...above('14 days', fortnight),
    atLeast('30 days: share of items at .90 or more', 0.99, month.goal.known),
    atMost('30 days: reviews, as a share of those of .95', 0.85, reviewShare(month)),
    ...above('30 days', month),
    atLeast('60 days: mean recall', 0.98, twoMonths.goal.recall),
    atMost('60 days: reviews, as a share of those of .95', 0.8, reviewShare(twoMonths)),
    ...above('60 days', twoMonths),
    ...above('60 days, short of time', short),
  ];
}

/** The goal must do better than either retention. */
function above(name: string, { r90, r95, goal }: Comparison): Measurement[] {
  return [
    atLeast(`${name}: mean recall against .90`, round(r90.recall), goal.recall),
    atLeast(`${name}: mean recall against .95`, round(r95.recall), goal.recall),
  ];
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function reviewShare({ goal, r95 }: Comparison): number {
  return goal.reviews / r95.reviews;
}

function compare(course: Omit<Course, 'rule'>, seeds: number): Comparison {
  const of = (rule: Rule): Outcome =>
    meanOf(Array.from({ length: seeds }, (_, seed) => practise({ ...course, rule }, seed)));
  return {
    r90: of({ kind: 'retention', retention: 0.9 }),
    r95: of({ kind: 'retention', retention: 0.95 }),
    goal: of({ kind: 'goal', targetRecall: 0.95 }),
  };
}

/** Means over the learners; of the items seen, the fewest. */
function meanOf(outcomes: readonly Outcome[]): Outcome {
  const mean = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  return {
    recall: mean(({ recall }) => recall),
    known: mean(({ known }) => known),
    seen: Math.min(...outcomes.map(({ seen }) => seen)),
    reviews: mean(({ reviews }) => reviews),
  };
}

function practise(course: Course, seed: number): Outcome {
  const { rule, days } = course;
  const desiredRetention = rule.kind === 'goal' ? 0.9 : rule.retention;
  const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, desiredRetention };
  const ids = Array.from({ length: ITEMS }, (_, item) => String(item));
  const learner = new SimulatedLearner(ids, parameters, seededRandom(seed));
  for (let day = 0; day < days; day += 1) {
    const studyDay = addDays(FIRST_DAY, day);
    for (const { questionId } of chooseForDay(learner, course, studyDay)) {
      learner.answer(questionId, noonOf(studyDay));
    }
  }
  const interview = noonOf(addDays(FIRST_DAY, days));
  const recalls = learner.cards.map((card) => learner.recall(card, interview));
  return {
    recall: recalls.reduce((sum, recall) => sum + recall, 0) / ITEMS,
    known: recalls.filter((recall) => recall >= 0.9).length / ITEMS,
    seen: learner.cards.filter(({ state }) => state !== 'new').length,
    reviews: learner.reviews,
  };
}

/** What is ranked, then what is due; new items at their pace when no review is left over. */
function chooseForDay(learner: SimulatedLearner, course: Course, today: StudyDay): readonly Card[] {
  const { cards } = learner;
  const noon = noonOf(today);
  const { ranked, newPerDay } = planFor(learner, course, today);
  const first = (ranked ?? []).flatMap(
    (id) => cards.find(({ questionId }) => questionId === id) ?? [],
  );
  const due = cards
    .filter((card) => card.dueDay !== null && card.dueDay <= today && !first.includes(card))
    .toSorted((a, b) => learner.recall(b, noon) - learner.recall(a, noon));
  const reviews = takeWithin(course, [...first, ...due]);
  if (ranked !== null || reviews.length < due.length) return reviews;
  const unseen = cards.filter(({ state }) => state === 'new');
  return takeWithin(course, [...reviews, ...unseen.slice(0, newPerDay)]);
}

function planFor(
  { cards, parameters }: SimulatedLearner,
  { days, rule, minutesPerDay, minutesOf }: Course,
  studyDay: StudyDay,
): { ranked: readonly string[] | null; newPerDay: number } {
  const interviewDay = dayNumber(FIRST_DAY) + days;
  const today = dayNumber(studyDay);
  const questions = cards.map(({ questionId }) => {
    const minutes = minutesOf(Number(questionId));
    return { questionId, topic: 'any', isCovered: true, minutes };
  });
  if (rule.kind === 'goal') {
    const { targetRecall } = rule;
    const terms = { interviewDay, targetRecall, minutesPerDay };
    const course = { ...terms, parameters, weekdayShares: EVERY_DAY };
    const plan = planGoalDay(toGoalItems(questions, cards), course, today);
    return { ranked: plan.ranked, newPerDay: plan.newPerDay ?? 0 };
  }
  const roundMinutes = questions.reduce((sum, { minutes }) => sum + minutes, 0);
  const unseen = cards.filter(({ state }) => state === 'new').length;
  const windowDays = goalWindowDays(roundMinutes, minutesPerDay);
  return { ranked: null, newPerDay: newItemsADay(unseen, interviewDay - today, windowDays) };
}

function takeWithin({ minutesPerDay, minutesOf }: Course, wanted: readonly Card[]): Card[] {
  let left = minutesPerDay;
  return wanted.filter(({ questionId }) => {
    const minutes = minutesOf(Number(questionId));
    if (minutes > left) return false;
    left -= minutes;
    return true;
  });
}

function noonOf(day: StudyDay): Date {
  return new Date(`${day}T12:00Z`);
}
