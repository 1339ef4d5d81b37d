import { seededRandom, type Random } from '../../src/kernel/seeded-random.js';
import type { DayLimits, Queue, QueueItem } from '../../src/queue/domain/queue.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  type WeekdayLoad,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';
import { LimitedLearner, studyDayOf, type SimulatedQuestion } from './limited-learner.js';
import { PlacesTaken } from './places-taken.js';
import { atLeast, atMost, type Measurement } from './simulation.js';

const FIRST_DAY = '2026-01-05';
const DAYS = 60;
const QUESTIONS = 40;
const MOST_ACTIONS_A_DAY = 60;

/** How often each promise was broken, and how much was done in keeping them. */
interface Counts {
  newOver: number;
  reviewsOver: number;
  minutesOver: number;
  newDespiteBacklog: number;
  siblingsTogether: number;
  lostPlaces: number;
  undone: number;
  answers: number;
  days: number;
  /** Days that a limit ended, or kept something back on. */
  daysAtLimit: number;
}

/**
 * The limits of a day against learners who rate at random, undo, miss days, change their minds about
 * the day's limits in the middle of it, and suspend, bury and set due by hand. What was done is counted
 * here by itself, from the reasons in the queue, not as the queue counts it.
 */
export function simulate(seeds = 200): readonly Measurement[] {
  const counts: Counts = {
    newOver: 0,
    reviewsOver: 0,
    minutesOver: 0,
    newDespiteBacklog: 0,
    siblingsTogether: 0,
    lostPlaces: 0,
    undone: 0,
    answers: 0,
    days: 0,
    daysAtLimit: 0,
  };
  for (let seed = 1; seed <= seeds; seed += 1) simulateLearner(seededRandom(seed), counts);
  return [
    atMost('queues over the number of new questions', 0, counts.newOver),
    atMost('queues over the number of reviews', 0, counts.reviewsOver),
    atMost('queues over the minutes', 0, counts.minutesOver),
    atMost('queues with new questions beside a backlog', 0, counts.newDespiteBacklog),
    atMost('queues with two of a family', 0, counts.siblingsTogether),
    atMost('undos that gave no place back', 0, counts.lostPlaces),
    atLeast('undos, a learner', 20, counts.undone / seeds),
    atLeast('answers, a learner', 150, counts.answers / seeds),
    atLeast('share of days that a limit ended', 0.3, counts.daysAtLimit / counts.days),
  ];
}

function simulateLearner(random: Random, counts: Counts): void {
  const learner = someLearner(random);
  for (let number = 0; number < DAYS; number += 1) {
    if (random() < 0.15) continue;
    simulateDay(learner, addDays(FIRST_DAY, number), random, counts);
  }
}

function someLearner(random: Random): LimitedLearner {
  const upTo = (most: number): number => Math.floor(random() * (most + 1));
  const pace = Array.from({ length: 4 }, () => Math.round(random() * 195 + 5) / 10);
  const questions = Array.from({ length: QUESTIONS }, (_, position): SimulatedQuestion => {
    const questionId = `q${position}`;
    const family = random() < 0.3 ? `f${upTo(5)}` : questionId;
    const minutes = pace[position % pace.length] ?? 20;
    return { questionId, topic: `t${upTo(5)}`, family, minutes, position };
  });
  const settings = {
    newPerDay: upTo(5),
    reviewsPerDay: 1 + upTo(12),
    minutesPerDay: 20 + upTo(60),
    burySiblings: random() < 0.7,
  };
  const loads: readonly WeekdayLoad[] = ['normal', 'normal', 'reduced', 'minimum'];
  return new LimitedLearner(
    questions,
    settings,
    {
      ...DEFAULT_SCHEDULING_PARAMETERS,
      weekdayLoads: Array.from({ length: 7 }, () => loads[upTo(3)] ?? 'normal'),
      learningStepsMinutes: [[15], [1, 10], []][upTo(2)] ?? [],
      relearningStepsMinutes: [[15], []][upTo(1)] ?? [],
      suspendsLeeches: random() < 0.3,
    },
    random,
  );
}

function simulateDay(learner: LimitedLearner, day: StudyDay, random: Random, counts: Counts): void {
  const places = new PlacesTaken(learner);
  let now = new Date(`${day}T08:00:00Z`);
  const pass = (): Date => {
    now = new Date(now.getTime() + (1 + Math.floor(random() * 12)) * 60_000);
    return now;
  };
  if (random() < 0.3) overrideLimits(learner, day, random);
  let isAtLimit = false;
  for (let action = 0; action < MOST_ACTIONS_A_DAY; action += 1) {
    const queue = learner.queueAt(now);
    check(queue, limitsOf(learner, day), places, counts);
    isAtLimit ||= queue.remaining.newHeldBack + queue.remaining.reviewsHeldBack > 0;
    const item = queue.items[random() < 0.8 ? 0 : Math.floor(random() * queue.items.length)];
    if (item === undefined) break;
    act({ learner, places, queue, item, day, pass }, random, counts);
  }
  counts.days += 1;
  if (isAtLimit) counts.daysAtLimit += 1;
}

interface Moment {
  readonly learner: LimitedLearner;
  readonly places: PlacesTaken;
  readonly queue: Queue;
  readonly item: QueueItem;
  readonly day: StudyDay;
  /** Lets some minutes pass. */
  readonly pass: () => Date;
}

function act(moment: Moment, random: Random, counts: Counts): void {
  const { learner, places, item, day, pass } = moment;
  const choice = random();
  if (choice < 0.03) overrideLimits(learner, day, random);
  else if (choice < 0.08) learner.changeByHand(item, pass());
  else if (choice < 0.14) {
    const earlier = places.someAnswer(random);
    if (earlier !== null) learner.undo(earlier, pass());
  } else if (choice < 0.24) undoAtOnce(moment, counts);
  else {
    places.take(item, learner.answer(item, pass()));
    counts.answers += 1;
  }
}

/** A slip of the finger must cost nothing: the day holds what it held before. */
function undoAtOnce({ learner, queue, item, pass }: Moment, counts: Counts): void {
  const slip = learner.answer(item, pass());
  const at = pass();
  if (studyDayOf(at) !== slip.studyDay) return;
  learner.undo(slip, at);
  const after = learner.queueAt(at);
  const held = ({ done, remaining: { steps: _steps, ...remaining } }: Queue): string =>
    JSON.stringify({ done, remaining });
  counts.undone += 1;
  if (held(after) !== held(queue)) counts.lostPlaces += 1;
}

function overrideLimits(learner: LimitedLearner, studyDay: StudyDay, random: Random): void {
  const maybe = (most: number): number | null =>
    random() < 0.5 ? null : Math.floor(random() * (most + 1));
  learner.override =
    random() < 0.2
      ? null
      : { studyDay, newPerDay: maybe(8), reviewsPerDay: maybe(20), minutesPerDay: maybe(120) };
}

/** The limits as the documents say them. */
function limitsOf({ settings, parameters, override }: LimitedLearner, day: StudyDay): DayLimits {
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const share = { normal: 1, reduced: 0.5, minimum: 0 }[
    parameters.weekdayLoads[weekday] ?? 'normal'
  ];
  const today = override?.studyDay === day ? override : null;
  return {
    newPerDay: today?.newPerDay ?? Math.ceil(settings.newPerDay * share),
    reviewsPerDay: today?.reviewsPerDay ?? settings.reviewsPerDay,
    minutesPerDay: today?.minutesPerDay ?? settings.minutesPerDay,
  };
}

/** All that a queue offers, done on top of what was done, must be within the limits. */
function check(queue: Queue, limits: DayLimits, places: PlacesTaken, counts: Counts): void {
  const offered = queue.items.filter(
    (item) => item.reason !== 'learning-step' && !places.has(item.questionId),
  );
  const fresh = offered.filter(({ reason }) => reason === 'new');
  const taken = places.count();
  const isOver = (offers: number, spent: number, limit: number): boolean =>
    offers > 0 && spent + offers > limit + 1e-6;
  const minutes = offered.reduce((sum, item) => sum + item.minutes, 0);
  if (isOver(fresh.length, taken.new, limits.newPerDay)) counts.newOver += 1;
  if (isOver(offered.length - fresh.length, taken.reviews, limits.reviewsPerDay))
    counts.reviewsOver += 1;
  if (isOver(minutes, taken.minutes, limits.minutesPerDay)) counts.minutesOver += 1;
  if (queue.remaining.reviewsHeldBack > 0 && fresh.length > 0) counts.newDespiteBacklog += 1;
  if (places.hasTwoOfAFamily(offered)) counts.siblingsTogether += 1;
}
