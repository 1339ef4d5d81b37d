import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CardRepository } from './card.repository.js';
import type { Card } from './domain/card.js';
import { dueRange, type DueRange } from './domain/due-range.js';
import { leastLoadedDay } from './domain/least-loaded-day.js';
import type { Learner } from './domain/learner.js';
import type { Rating } from './domain/review-event.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { studyDayOf, type StudyDay } from './domain/study-day.js';
import { ReviewHorizons } from './review-horizons.service.js';
import { StudyCosts } from './study-costs.service.js';

/** One card that is about to be reviewed, and the study day it happens on. */
export interface CardToPlace {
  readonly card: Card;
  readonly studyDay: StudyDay;
  readonly parameters: SchedulingParameters;
}

/** Which of the days that fuzz allows is best for the learner, as their calendar is now. */
@Injectable()
export class LoadBalancer {
  constructor(
    private readonly cards: CardRepository,
    private readonly costs: StudyCosts,
    private readonly horizons: ReviewHorizons,
    private readonly clock: Clock,
  ) {}

  /** The best day for a review with this rating; null where it leaves no choice. */
  async choose(learner: Learner, place: CardToPlace, rating: Rating): Promise<StudyDay | null> {
    const range = dueRange(place.card, { rating, studyDay: place.studyDay }, place.parameters);
    if (range === null) return null;
    const chooseDay = await this.chooserFor(learner, place, [range]);
    return chooseDay(range);
  }

  /** A choice among each of these ranges. One look at the calendar serves all of them. */
  async chooserFor(
    learner: Learner,
    { card, studyDay, parameters }: CardToPlace,
    ranges: readonly DueRange[],
  ): Promise<(range: DueRange) => StudyDay | null> {
    if (ranges.length === 0) return () => null;
    const days = ranges.flatMap(({ from, to }) => [from, to]).toSorted();
    const span = { from: days[0] ?? studyDay, to: days.at(-1) ?? studyDay };
    const planned = await this.cards.listPlanned(learner.id, card.questionId, span);
    // By today, not by the day of the review: what things cost stands from the day's first look.
    const today = studyDayOf(this.clock.now(), learner);
    const minutesOf = await this.costs.minutesByQuestion(learner, today);
    const minutesByDay = new Map<StudyDay, number>();
    for (const { dueDay, ...question } of planned.others) {
      minutesByDay.set(dueDay, (minutesByDay.get(dueDay) ?? 0) + minutesOf(question));
    }
    const { questionId } = card;
    const loads = {
      minutesOn: (day: StudyDay) => minutesByDay.get(day) ?? 0,
      costMinutes: planned.own === null ? 0 : minutesOf(planned.own),
      weekdayLoads: parameters.weekdayLoads,
      lastDay: await this.horizons.lastUsefulDay(learner, questionId),
      seed: `${questionId}:${card.reps + 1}:`,
    };
    return (range) => leastLoadedDay(range, loads);
  }
}
