import fc from 'fast-check';
import { COMMON_HABITS } from '../../src/scheduling/domain/rating-habits.js';
import type { ForecastInput } from '../../src/forecast/domain/forecast-input.js';
import { governingGoal } from '../../src/interview-goals/domain/governing-goal.js';
import type { InterviewGoal } from '../../src/interview-goals/domain/interview-goal.js';
import type { ShapedQuestion } from '../../src/interview-goals/domain/shape-day.js';
import { limitsOn } from '../../src/queue/domain/limits-on.js';
import type { DayLimits, NewCandidate, QueueCard } from '../../src/queue/domain/queue.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import { DEFAULT_PRACTICE_SETTINGS } from '../../src/scheduling/domain/practice-settings.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  type WeekdayLoad,
} from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';

/** A Monday, and when it begins for a learner in UTC. */
export const today = '2026-03-02';
export const dayStart = new Date('2026-03-02T04:00:00Z');

/** The instant so many days after the start of today. */
export function instantAt(at: number): Date {
  return new Date(Math.round(dayStart.getTime() + at * 86_400_000));
}

/** A card in review; days are counted from today. */
export function cardInReview(
  questionId: string,
  {
    dueDay,
    lastReviewDay,
    ...more
  }: { dueDay: number; lastReviewDay: number } & Partial<
    Pick<QueueCard, 'stability' | 'difficulty' | 'minutes' | 'family' | 'suspended' | 'buriedDay'>
  >,
): QueueCard {
  return {
    ...newCard({ learnerId: 'l', questionId }, 3),
    topic: 'topic',
    minutes: 6,
    family: questionId,
    stability: 10,
    difficulty: 5,
    ...more,
    state: 'review',
    reps: 3,
    intervalDays: Math.max(1, dueDay - lastReviewDay),
    dueDay: addDays(today, dueDay),
    lastReviewDay: addDays(today, lastReviewDay),
    lastReviewAt: instantAt(lastReviewDay + 0.5),
    introducedDay: addDays(today, Math.min(-1, lastReviewDay) - 20),
  };
}

/** A question to introduce. */
export function candidate(position: number, more: Partial<NewCandidate> = {}): NewCandidate {
  const questionId = `new-${position}`;
  return { questionId, topic: 'topic', minutes: 6, family: questionId, position, ...more };
}

/** An interview that may ask whatever needs SQL. */
export function goalOn(interviewDay: StudyDay, more: Partial<InterviewGoal> = {}): InterviewGoal {
  const terms = { title: null, targetRecall: 0.95, minutesPerDay: 45, skills: ['sql'] };
  return { id: interviewDay, ...terms, interviewDay, bankIds: [], archivedAt: null, ...more };
}

/** A learner with default settings and nothing to learn, and whatever is said of them. */
export function learnerWith(more: Partial<ForecastInput>): ForecastInput {
  return {
    cards: [],
    candidates: [],
    settings: DEFAULT_PRACTICE_SETTINGS,
    weekdayLoads: DEFAULT_SCHEDULING_PARAMETERS.weekdayLoads,
    override: null,
    goals: [],
    questions: [],
    today,
    dayStart,
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    habits: COMMON_HABITS,
    seed: 1,
    ...more,
  };
}

const SKILLS = ['sql', 'queues', 'caching'];

/** The most a day may hold, whatever a goal ahead makes of it within its minutes. */
export function mostOn(learner: ForecastInput, day: StudyDay): DayLimits {
  const next = governingGoal(learner.goals, day);
  const plan = next && { newPerDay: 1000, minutesPerDay: next.minutesPerDay, ranked: [] };
  return limitsOn(day, { ...learner, plan });
}

/** Half minutes, so that sums in any order are the same number. */
const minutes = fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2);
const family = fc.nat(30).map((number) => `family-${number}`);
const weekdayLoad = fc.constantFrom<WeekdayLoad>('normal', 'normal', 'reduced', 'minimum');

const reviewCard = fc
  .record({
    age: fc.integer({ min: 0, max: 60 }),
    ahead: fc.integer({ min: -20, max: 30 }),
    stability: fc.double({ min: 0.1, max: 200, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    minutes,
    family,
    suspended: fc.boolean(),
    isBuried: fc.boolean(),
  })
  .map(({ age, ahead, isBuried, suspended, ...card }) => ({
    ...card,
    dueDay: Math.max(1 - age, ahead),
    lastReviewDay: -age,
    suspended: suspended && isBuried,
    buriedDay: isBuried ? today : null,
  }));

const stepCard = fc
  .record({ minutes, family, isRelearning: fc.boolean(), daysAgo: fc.nat(3), at: fc.nat(20) })
  .map(({ isRelearning, daysAgo, at, ...card }) => {
    const base = cardInReview('', { ...card, dueDay: 1, lastReviewDay: -daysAgo });
    return {
      ...base,
      state: isRelearning ? ('relearning' as const) : ('learning' as const),
      stability: 1.5,
      step: 0,
      dueDay: null,
      dueAt: instantAt(-daysAgo + 0.25 + at / 16),
      lastReviewAt: instantAt(-daysAgo + 0.25),
      introducedDay: isRelearning ? base.introducedDay : addDays(today, -daysAgo),
    };
  });

const anyCards = fc
  .tuple(fc.array(reviewCard, { maxLength: 25 }), fc.array(stepCard, { maxLength: 4 }))
  .map(([reviews, steps]): QueueCard[] => [
    ...reviews.map((card, index) => cardInReview(`review-${index}`, card)),
    ...steps.map((card, index) => ({ ...card, questionId: `step-${index}` })),
  ]);

const anyCandidates = fc
  .array(fc.record({ minutes, family }), { maxLength: 20 })
  .map((questions) => questions.map((question, index) => candidate(index, question)));

const goal = fc
  .record({
    interviewDay: fc.integer({ min: -1, max: 20 }).map((day) => addDays(today, day)),
    targetRecall: fc.constantFrom(0.85, 0.95),
    minutesPerDay: fc.constantFrom(20, 45, 90),
    skills: fc.subarray(SKILLS, { minLength: 1 }),
    archivedAt: fc.option(fc.constant(dayStart), { freq: 5 }),
  })
  .map((terms) => ({ ...terms, title: null, bankIds: [] }));

/** The kinds of question take turns, so that a goal covers some of each sort. */
function questionsOf(
  cards: readonly QueueCard[],
  candidates: readonly NewCandidate[],
): ShapedQuestion[] {
  return [...candidates, ...cards].map(({ questionId, topic, minutes: each }, index) => ({
    questionId,
    topic,
    minutes: each,
    bankId: 'bank',
    skills: [SKILLS[index % SKILLS.length] ?? ''],
  }));
}

/** Learners of all sorts: with interviews ahead, with backlogs, variants, steps left over, tight limits and days to keep free. */
export const anyLearner: fc.Arbitrary<ForecastInput> = fc
  .record({
    cards: anyCards,
    candidates: anyCandidates,
    settings: fc.record({
      newPerDay: fc.nat(5),
      reviewsPerDay: fc.constantFrom(0, 3, 10, 100),
      minutesPerDay: fc.constantFrom(20, 30, 60, 600),
      burySiblings: fc.boolean(),
    }),
    weekdayLoads: fc.array(weekdayLoad, { minLength: 7, maxLength: 7 }),
    override: fc.option(
      fc.record({
        studyDay: fc.constantFrom(today, addDays(today, 2)),
        newPerDay: fc.option(fc.nat(8)),
        reviewsPerDay: fc.option(fc.nat(8)),
        minutesPerDay: fc.option(fc.nat(60)),
      }),
    ),
    goals: fc
      .array(goal, { maxLength: 2 })
      .map((goals) => goals.map((each, index) => ({ ...each, id: `goal-${index}` }))),
    seed: fc.nat(),
    maximumIntervalDays: fc.constantFrom(7, 60),
    fuzz: fc.boolean(),
    suspendsLeeches: fc.boolean(),
    steps: fc.constantFrom<number[]>([], [15], [15, 1000]),
  })
  .map(({ maximumIntervalDays, fuzz, suspendsLeeches, steps, ...learner }) =>
    learnerWith({
      ...learner,
      questions: questionsOf(learner.cards, learner.candidates),
      parameters: {
        ...DEFAULT_SCHEDULING_PARAMETERS,
        weekdayLoads: learner.weekdayLoads,
        maximumIntervalDays,
        learningStepsMinutes: steps,
        relearningStepsMinutes: steps,
        fuzz,
        suspendsLeeches,
      },
    }),
  );
