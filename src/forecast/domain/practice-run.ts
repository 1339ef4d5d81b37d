import type { Random } from '../../kernel/seeded-random.js';
import type { DayRoom } from '../../queue/domain/chosen.js';
import { limitsOn } from '../../queue/domain/limits-on.js';
import { sumMinutes } from '../../queue/domain/sum-minutes.js';
import { retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import type { IntervalRange } from '../../scheduling/domain/fuzz-range.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { answerCard } from './answer-card.js';
import { chooseDay, type DayChoice } from './choose-day.js';
import { chooseRankedDay } from './choose-ranked-day.js';
import { drawRating } from '../../scheduling/domain/draw-rating.js';
import { GoalDays, type SimulatedPlan } from './goal-days.js';
import { leastLoadedInterval, type Calendar } from './least-loaded-interval.js';
import type { Deck } from './prepare-deck.js';
import type { RatingHabits } from '../../scheduling/domain/rating-habits.js';
import type { SimulatedCard } from './simulated-card.js';

/** What a simulated learner goes by. */
export interface Practice {
  readonly parameters: SchedulingParameters;
  readonly habits: RatingHabits;
  readonly random: Random;
  /** Told of every answer, at its moment. */
  readonly onAnswer?: (card: SimulatedCard, rating: Rating, at: number) => void;
}

/** What one simulated day came to. */
export interface SimulatedDay {
  /** Reviews and new questions. */
  readonly items: number;
  readonly newItems: number;
  /** What the items take, as planned. */
  readonly minutes: number;
  /** Answers in (re)learning steps, which no limit counts. */
  readonly steps: number;
  /** Due reviews that there was no room for. */
  readonly backlog: number;
}

/** What a day is chosen by. */
interface DayTerms {
  readonly day: number;
  readonly plan: SimulatedPlan | null;
  readonly room: DayRoom;
  readonly families: ReadonlySet<string> | null;
}

/** When in a study day a simulated learner sits down, as a share of it. */
const SESSION = 0.5;

/**
 * One way the coming days may go. Each day the learner does all that the queue offers and the steps it
 * leads to; memory decides what is recalled. Which questions a day gets is left to the rule of the
 * queue, and the day a review brings a card back on to that of the load balance. What the model does
 * with dates and copies is done here with numbers in place, since there are hundreds of runs.
 */
export class PracticeRun {
  private readonly met: SimulatedCard[];
  private readonly fresh: readonly SimulatedCard[];
  /** Of these, all before are met. */
  private firstFresh = 0;
  private due: SimulatedCard[] = [];
  private waiting: SimulatedCard[] = [];
  /** Cards in review, by the day on which they come back. */
  private readonly returning: SimulatedCard[][];
  private readonly calendar: Calendar;
  private readonly goalDays: GoalDays;
  private steps = 0;

  constructor(
    private readonly deck: Deck,
    private readonly practice: Practice,
  ) {
    this.met = deck.met.map((card) => ({ ...card }));
    this.fresh = deck.fresh.map((card) => ({ ...card }));
    this.goalDays = new GoalDays(deck, [...this.met, ...this.fresh]);
    this.returning = deck.goals.map(() => []);
    const { days, shares } = deck;
    this.calendar = { days, shares, minutes: new Float64Array(days.length) };
    for (const card of this.met) {
      if (card.state === 'review') this.expect(card);
      else this.waiting.push(card);
    }
  }

  /** Plays one day: 0 first, then each in turn. */
  playDay(day: number): SimulatedDay {
    this.steps = 0;
    const families = this.deck.hasSiblings ? this.familiesMet(day) : null;
    const leftOver = this.takeSteps(day);
    const plan = this.goalDays.planOn(day);
    const room = this.roomOn(day, plan, leftOver);
    this.due.push(...(this.returning[day] ?? []));
    const { chosen, heldBack } = this.choose({ day, plan, room, families });
    const introduced = chosen.filter(({ state }) => state === 'new');
    for (const card of chosen) {
      if (card.state === 'review' && card.dueDay > day) this.withdraw(card);
      this.answer(card, day + SESSION);
    }
    this.settle(day, introduced);
    return {
      items: chosen.length,
      newItems: introduced.length,
      minutes: sumMinutes(chosen),
      steps: this.steps,
      backlog: heldBack,
    };
  }

  private choose({ day, plan, room, families }: DayTerms): DayChoice {
    const isFree = ({ buriedDay }: SimulatedCard): boolean => buriedDay !== day;
    const offer = {
      day,
      date: this.deck.days[day] ?? '',
      due: this.due.filter(isFree),
      fresh: this.freshOn(day, plan?.introduced ?? null),
      met: families,
      room,
      recallOf: (card: SimulatedCard) => this.recallAt(card, day),
    };
    const ranked = plan?.ranked ?? null;
    return ranked === null
      ? chooseDay(offer)
      : chooseRankedDay(this.goalDays.listRanked(ranked), offer);
  }

  /** The questions that may be met on a day, in their order. */
  private *freshOn(day: number, introduced: ReadonlySet<string> | null): Generator<SimulatedCard> {
    for (let index = this.firstFresh; index < this.fresh.length; index += 1) {
      const card = this.fresh[index];
      if (card?.state !== 'new' || card.buriedDay === day) continue;
      if (introduced === null || introduced.has(card.questionId)) yield card;
    }
  }

  /** The probability of recall at a moment, of each question met and not suspended. */
  recalls(at: number): number[] {
    return this.met.filter(({ suspended }) => !suspended).map((card) => this.recallAt(card, at));
  }

  private recallAt({ lastReviewAt, stability }: SimulatedCard, at: number): number {
    return retrievabilityAfter(this.practice.parameters.weights, at - lastReviewAt, stability);
  }

  /** What the limits of a day leave for reviews and new questions, once its steps are done. */
  private roomOn(
    day: number,
    plan: SimulatedPlan | null,
    leftOver: readonly SimulatedCard[],
  ): DayRoom {
    const { days, limits, limitSources } = this.deck;
    const standing = plan === null ? limits[day] : undefined;
    const { newPerDay, reviewsPerDay, minutesPerDay } =
      standing ?? limitsOn(days[day] ?? '', { ...limitSources, plan });
    const done = day === 0 ? this.deck.done : { reviews: 0, new: 0, minutes: 0 };
    const minutes = minutesPerDay - done.minutes - sumMinutes(leftOver);
    return {
      reviews: Math.max(0, reviewsPerDay - done.reviews - leftOver.length),
      new: Math.max(0, newPerDay - done.new),
      minutes: Math.max(0, minutes),
    };
  }

  private familiesMet(day: number): Set<string> {
    const families = new Set(day === 0 ? this.deck.familiesMet : []);
    for (const { family } of this.waiting) families.add(family);
    return families;
  }

  /**
   * Does the steps that come due in the course of the day. Returns the cards that thereby take one of
   * its places as in doneToday: left over from an earlier day, and past `learning`.
   */
  private takeSteps(day: number): SimulatedCard[] {
    const isDue = (card: SimulatedCard): boolean => card.dueAt < day + 1 && card.buriedDay !== day;
    const now = this.waiting.filter(isDue);
    this.waiting = this.waiting.filter((card) => !isDue(card));
    return now.filter((card) => {
      const isOlder = card.lastReviewDay !== day && card.introducedDay !== day;
      this.steps += 1;
      this.answer(card, Math.max(card.dueAt, day + SESSION));
      return isOlder && card.state !== 'learning';
    });
  }

  /** Answers a card, and again in each step that it reaches before the day ends. */
  private answer(card: SimulatedCard, from: number): void {
    const { habits, parameters, random, onAnswer } = this.practice;
    const nextDay = Math.floor(from) + 1;
    for (let at = from; ; at = card.dueAt) {
      if (at > from) this.steps += 1;
      const recall = card.state === 'new' ? null : this.recallAt(card, at);
      const rating = drawRating(recall, habits, random());
      const range = answerCard(card, rating, at, parameters);
      onAnswer?.(card, rating, at);
      if (range !== null) return this.place(card, range);
      if (card.suspended) return;
      if (card.dueAt >= nextDay) {
        this.waiting.push(card);
        return;
      }
    }
  }

  private place(card: SimulatedCard, range: IntervalRange): void {
    const from = card.lastReviewDay + range.from;
    const to = card.lastReviewDay + range.to;
    card.dueDay = from;
    if (to > from && from < this.returning.length) {
      const seed = `${card.questionId}:${card.reps}:`;
      const interview = card.interviews.find((day) => day > card.lastReviewDay);
      const lastDay = (interview ?? Number.POSITIVE_INFINITY) - 1;
      const place = { minutes: card.minutes, lastDay, seed };
      card.dueDay = leastLoadedInterval({ from, to }, this.calendar, place);
    }
    if (!card.suspended) this.expect(card);
  }

  private expect(card: SimulatedCard): void {
    const day = Math.max(0, card.dueDay);
    this.plan(day, card.minutes);
    this.returning[day]?.push(card);
  }

  /** Takes a card that is reviewed ahead of its day off that day. */
  private withdraw(card: SimulatedCard): void {
    this.plan(card.dueDay, -card.minutes);
    const returning = this.returning[card.dueDay];
    returning?.splice(returning.indexOf(card), 1);
  }

  private plan(day: number, added: number): void {
    const { minutes } = this.calendar;
    if (day < minutes.length) minutes[day] = (minutes[day] ?? 0) + added;
  }

  /** What was answered is due no more, and what was introduced is new no more. */
  private settle(day: number, introduced: readonly SimulatedCard[]): void {
    this.due = this.due.filter(({ lastReviewDay }) => lastReviewDay !== day);
    this.met.push(...introduced);
    const isMet = (card: SimulatedCard | undefined): boolean =>
      card !== undefined && card.state !== 'new';
    while (isMet(this.fresh[this.firstFresh])) this.firstFresh += 1;
  }
}
