import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { CardLog, foldedEventOf } from './card-log.service.js';
import { CardLogRepository } from './card-log.repository.js';
import { blindInstant } from './domain/blind-instant.js';
import type { Card } from './domain/card.js';
import type { EventEffect } from './domain/fold-events.js';
import { instantOfReversal } from './domain/instant-of-reversal.js';
import { retrievabilityAt } from './domain/retrievability-at.js';
import type { Learner } from './domain/learner.js';
import type { EventPlace } from './domain/place-in-log.js';
import type { Rating, ReviewEvent, ReviewSource } from './domain/review-event.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { studyDayOf, type StudyDay } from './domain/study-day.js';
import { EventStamps } from './event-stamps.service.js';
import { LoadBalancer } from './load-balancer.service.js';
import { ParametersRepository } from './parameters.repository.js';

/** A judged recall that another feature wants in the log. */
export interface JudgedRecall {
  readonly learner: Learner;
  readonly questionId: string;
  readonly rating: Rating;
  readonly source: ReviewSource;
  /** When the learner tried to recall, not when it was judged. */
  readonly occurredAt: Date;
  readonly durationMs: number | null;
  readonly attemptId: string;
  readonly policy: string;
}

/** A judgement that came later and replaces the one an earlier review was recorded with. */
export interface LaterJudgement {
  readonly learner: Learner;
  readonly reviewId: string;
  readonly rating: Rating;
  readonly source: ReviewSource;
}

export interface RecordedReview {
  readonly reviewId: string;
  readonly effect: EventEffect;
  readonly card: Card;
  /** Probability of recall just before, 0..1; 0 for a question met for the first time. */
  readonly retrievabilityBefore: number;
}

/** How attempts, peer review and mock interviews reach the schedule. Joins the caller's transaction. */
@Injectable()
export class ReviewRecorder {
  constructor(
    private readonly cardLog: CardLog,
    private readonly events: CardLogRepository,
    private readonly parameters: ParametersRepository,
    private readonly balancer: LoadBalancer,
    private readonly stamps: EventStamps,
  ) {}

  async record(recall: JudgedRecall): Promise<RecordedReview> {
    const { learner, ...judged } = recall;
    return this.cardLog.exclusively(learner.id, async () => {
      const parameters = await this.parameters.getCurrentParameters(learner.id);
      const stamp = this.stamps.stamp(learner, recall.occurredAt);
      const dueDay = await this.dueDayFor(recall, stamp.studyDay, parameters);
      const log = await this.cardLog.appendOne(learner.id, {
        ...judged,
        ...stamp,
        kind: 'review' as const,
        dueDay,
        parametersVersion: parameters.version,
      });
      const { id } = stamp;
      const { before, effect } = foldedEventOf(log, id);
      return {
        reviewId: id,
        effect,
        card: log.card,
        retrievabilityBefore: retrievabilityAt(before, recall.occurredAt, parameters) ?? 0,
      };
    });
  }

  /**
   * Let a review count with this rating. One that does already is left alone, whichever judgement gave
   * it that. A review that was undone stays undone: redone, it counts with the rating given last.
   *
   * @returns the card as it is then
   * @throws AppError not-found when the learner has no such review
   */
  async correct(judgement: LaterJudgement): Promise<Card> {
    const { learner, reviewId, rating, source } = judgement;
    return this.cardLog.exclusively(learner.id, async () => {
      const target = await this.events.findEvent(learner.id, reviewId);
      if (target?.kind !== 'review') throw new AppError('not-found', 'No review with this id.');
      const log = await this.cardLog.read(target);
      if (foldedEventOf(log, reviewId).rating === rating) return log.card;
      const said = log.events.map(({ event }) => event);
      const corrected = await this.cardLog.appendOne(learner.id, {
        ...this.stampOf(judgement, target.occurredAt, said),
        kind: 'correction' as const,
        questionId: target.questionId,
        targetId: reviewId,
        rating,
        source,
        durationMs: null,
        parametersVersion: target.parametersVersion,
      });
      return corrected.card;
    });
  }

  /** What peers came to is not to tell when the last of them did. */
  private stampOf(
    { learner, reviewId, source }: LaterJudgement,
    judged: Date,
    said: readonly ReviewEvent[],
  ): EventPlace & { id: string } {
    const now = this.stamps.now();
    if (source !== 'peer')
      return this.stamps.stamp(learner, instantOfReversal(said, reviewId, now));
    const instant = instantOfReversal(said, reviewId, blindInstant(now, judged));
    return this.stamps.stampBlind(learner, instant);
  }

  /** Graded on the day of the answer, it is placed by the load; a later grade leaves it to the seed. */
  private async dueDayFor(
    { learner, questionId, rating, occurredAt }: JudgedRecall,
    studyDay: StudyDay,
    parameters: SchedulingParameters,
  ): Promise<StudyDay | null> {
    if (studyDay !== studyDayOf(this.stamps.now(), learner)) return null;
    const { card } = await this.cardLog.read({ learnerId: learner.id, questionId });
    if (card.lastReviewAt !== null && card.lastReviewAt > occurredAt) return null;
    return this.balancer.choose(learner, { card, studyDay, parameters }, rating);
  }
}
