import { goalWindowDays } from '../../src/interview-goals/domain/goal-window.js';
import { newItemsADay } from '../../src/interview-goals/domain/new-items-a-day.js';
import { shapeDay } from '../../src/interview-goals/domain/shape-day.js';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import { orderQueue } from '../../src/queue/domain/order-queue.js';
import type { DayPlan, Queue, QueueCard } from '../../src/queue/domain/queue.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { daysBetween } from '../../src/scheduling/domain/days-between.js';
import { retrievabilityAt } from '../../src/scheduling/domain/retrievability-at.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';
import { SimulatedLearner } from './simulated-learner.js';
import { atLeast, atMost, type Measurement } from './simulation.js';

const FIRST_DAY = '2026-01-05';
const ITEMS = 42;
const ALL_SEEDS = 200;
const TARGET = 0.95;

/** What lies before a learner, and the rule their days are filled by. */
interface Course {
  readonly days: number;
  readonly minutesPerDay: number;
  /** What an answer takes, by the item's number. */
  readonly minutesOf: (item: number) => number;
  readonly rule: Rule;
}

type Rule = { readonly kind: 'retention'; readonly retention: number } | { readonly kind: 'goal' };

interface Outcome {
  readonly recall: number;
  /** Share of the items with a recall of .90 or more. */
  readonly known: number;
  readonly seen: number;
  readonly reviews: number;
  /** By how much the fullest day went over its minutes. */
  readonly minutesOver: number;
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
export function simulate(seeds = ALL_SEEDS): readonly Measurement[] {
  const twelveADay = { minutesPerDay: 30, minutesOf: () => 2.5 };
  const week = compare({ days: 7, ...twelveADay }, seeds);
  const fortnight = compare({ days: 14, ...twelveADay }, seeds);
  const month = compare({ days: 30, ...twelveADay }, seeds);
  const twoMonths = compare({ days: 60, ...twelveADay }, seeds);
  const minutesOf = (item: number): number => [8, 12, 20][item % 3] ?? 8;
  const short = compare({ days: 60, minutesPerDay: 30, minutesOf }, seeds);
  const slack = scatter(seeds) - scatter(ALL_SEEDS);
  return [
    atLeast('7 days: mean recall', 0.9 - slack, week.goal.recall),
    atLeast('7 days: fewest items seen', ITEMS, week.goal.seen),
    ...above('7 days', week),
    atLeast('14 days: mean recall', 0.965 - slack, fortnight.goal.recall),
    ...above('14 days', fortnight),
    atLeast('30 days: share of items at .90 or more', 0.99 - slack, month.goal.known),
    atMost('30 days: reviews, as a share of those of .95', 0.85, reviewShare(month)),
    ...above('30 days', month),
    atLeast('60 days: mean recall', 0.98 - slack, twoMonths.goal.recall),
    atMost('60 days: reviews, as a share of those of .95', 0.8, reviewShare(twoMonths)),
    ...above('60 days', twoMonths),
    ...above('60 days, short of time', short),
    atMost(
      'minutes over the limit of a day',
      0,
      Math.max(...[week, fortnight, month, twoMonths, short].map(({ goal }) => goal.minutesOver)),
    ),
  ];
}

/** How far a mean over so many learners lies from that over all, at most: one of them varies by .03. */
function scatter(seeds: number): number {
  return 0.03 / Math.sqrt(seeds);
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
    goal: of({ kind: 'goal' }),
  };
}

/** Means over the learners; the fewest items seen, and the fullest day. */
function meanOf(outcomes: readonly Outcome[]): Outcome {
  const mean = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  return {
    recall: mean(({ recall }) => recall),
    known: mean(({ known }) => known),
    seen: Math.min(...outcomes.map(({ seen }) => seen)),
    reviews: mean(({ reviews }) => reviews),
    minutesOver: Math.max(...outcomes.map(({ minutesOver }) => minutesOver)),
  };
}

function practise(course: Course, seed: number): Outcome {
  const { rule, days } = course;
  const desiredRetention = rule.kind === 'goal' ? 0.9 : rule.retention;
  const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, desiredRetention };
  const ids = Array.from({ length: ITEMS }, (_, item) => String(item));
  const learner = new SimulatedLearner(ids, parameters, seededRandom(seed));
  let minutesOver = 0;
  for (let day = 0; day < days; day += 1) {
    const studyDay = addDays(FIRST_DAY, day);
    const { items } = queueOn(learner, course, studyDay);
    for (const { questionId } of items) learner.answer(questionId, noonOf(studyDay));
    const { done, limits } = queueOn(learner, course, studyDay);
    minutesOver = Math.max(minutesOver, done.minutes - limits.minutesPerDay);
  }
  const interview = noonOf(addDays(FIRST_DAY, days));
  const recalls = learner.cards.map((card) => learner.recall(card, interview));
  return {
    recall: recalls.reduce((sum, recall) => sum + recall, 0) / ITEMS,
    known: recalls.filter((recall) => recall >= 0.9).length / ITEMS,
    seen: learner.cards.filter(({ state }) => state !== 'new').length,
    reviews: learner.reviews,
    minutesOver,
  };
}

/** The very queue that learners are shown. */
function queueOn(learner: SimulatedLearner, course: Course, today: StudyDay): Queue {
  const { cards, parameters } = learner;
  const { minutesPerDay } = course;
  const newPerDay = paceOn(cards, course, today);
  const planned = cards.map((card) => plannedFor(card, course));
  const candidates = planned.flatMap((card, position) =>
    card.state === 'new' ? [{ ...card, position }] : [],
  );
  return orderQueue({
    cards: planned.filter(({ state }) => state !== 'new'),
    candidates: candidates.map(({ questionId, position, topic, minutes, family }) => ({
      questionId,
      position,
      topic,
      minutes,
      family,
    })),
    settings: { newPerDay, reviewsPerDay: ITEMS, minutesPerDay, burySiblings: true },
    weekdayLoads: parameters.weekdayLoads,
    plan: course.rule.kind === 'goal' ? planOn(learner, course, today) : null,
    override: null,
    now: noonOf(today),
    today,
    dayStart: noonOf(today),
    retrievabilityOf: (card, at) => retrievabilityAt(card, at, parameters),
  });
}

function plannedFor(card: Card, { minutesOf }: Course): QueueCard {
  const { questionId } = card;
  return { ...card, topic: questionId, minutes: minutesOf(Number(questionId)), family: questionId };
}

/** Without a goal new items come at the pace that a goal would set. */
function paceOn(cards: readonly Card[], course: Course, today: StudyDay): number {
  const { minutesPerDay, minutesOf, days } = course;
  const roundMinutes = cards.reduce(
    (sum, { questionId }) => sum + minutesOf(Number(questionId)),
    0,
  );
  const unseen = cards.filter(
    ({ state, introducedDay }) => state === 'new' || introducedDay === today,
  );
  const daysLeft = days - daysBetween(FIRST_DAY, today);
  return newItemsADay(unseen.length, daysLeft, goalWindowDays(roundMinutes, minutesPerDay));
}

function planOn(
  { cards, parameters }: SimulatedLearner,
  { days, minutesPerDay, minutesOf }: Course,
  today: StudyDay,
): DayPlan {
  const goal = {
    id: 'goal',
    title: null,
    interviewDay: addDays(FIRST_DAY, days),
    targetRecall: TARGET,
    minutesPerDay,
    skills: [],
    bankIds: ['bank'],
    archivedAt: null,
  };
  const questions = cards.map(({ questionId }) => {
    const minutes = minutesOf(Number(questionId));
    const topic = questionId;
    return {
      questionId,
      bankId: 'bank',
      skills: [],
      topic,
      family: questionId,
      isOffered: true,
      minutes,
    };
  });
  const settings = { newPerDay: 0, burySiblings: true };
  return shapeDay(goal, { questions, cards, parameters, today, settings, minutesToday: null });
}

function noonOf(day: StudyDay): Date {
  return new Date(`${day}T12:00Z`);
}
