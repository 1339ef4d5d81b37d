import type { Card, CardState } from '../../scheduling/domain/card.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/**
 * A card in a simulation. Days are counted from the study day the simulation starts on, which is 0;
 * moments (`…At`) are days as well, with a fraction. Unlike a Card it changes in place: one run moves
 * it some dozens of times, and there are hundreds of runs.
 */
export interface SimulatedCard {
  readonly questionId: string;
  /** What a review of it takes of a day's minutes. */
  readonly minutes: number;
  /** The same for all that ask the same in other words, and for no others. */
  readonly family: string;
  /** Days of the interviews that may ask it, the next one first. */
  readonly interviews: readonly number[];
  state: CardState;
  /** In days; 0 without memory. */
  stability: number;
  /** 1..10; 0 without memory. */
  difficulty: number;
  reps: number;
  lapses: number;
  /** Index of the (re)learning step; null outside steps. */
  step: number | null;
  /** NaN until it is met, as lastReviewDay and lastReviewAt are. */
  introducedDay: number;
  lastReviewDay: number;
  lastReviewAt: number;
  /** The day it comes back; says nothing outside review. */
  dueDay: number;
  /** The moment it comes back; says nothing outside steps. */
  dueAt: number;
  suspended: boolean;
  /** The day it is skipped on; NaN when on none. */
  readonly buriedDay: number;
}

/** The study day a simulation starts on, and the instant that day began. */
export interface SimulationStart {
  readonly today: StudyDay;
  readonly dayStart: Date;
}

const MS_PER_DAY = 86_400_000;

/** What a simulation must know of a question besides its card. */
export type SimulatedQuestion = Pick<SimulatedCard, 'minutes' | 'family' | 'interviews'>;

/** A learner's card as it stands when the simulation starts. */
export function simulatedCard(
  card: Card,
  { minutes, family, interviews }: SimulatedQuestion,
  { today, dayStart }: SimulationStart,
): SimulatedCard {
  const dayOf = (day: StudyDay | null): number =>
    day === null ? Number.NaN : daysBetween(today, day);
  const momentOf = (instant: Date | null): number =>
    instant === null ? Number.NaN : (instant.getTime() - dayStart.getTime()) / MS_PER_DAY;
  return {
    questionId: card.questionId,
    minutes,
    family,
    interviews,
    state: card.state,
    stability: card.stability ?? 0,
    difficulty: card.difficulty ?? 0,
    reps: card.reps,
    lapses: card.lapses,
    step: card.step,
    introducedDay: dayOf(card.introducedDay),
    lastReviewDay: dayOf(card.lastReviewDay),
    lastReviewAt: momentOf(card.lastReviewAt),
    dueDay: dayOf(card.dueDay),
    dueAt: momentOf(card.dueAt),
    suspended: card.suspended,
    buriedDay: dayOf(card.buriedDay),
  };
}
