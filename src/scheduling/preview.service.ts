import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { toCardPreviewResponse, type PreviewAt } from './card.dto.js';
import { CardService, type CardStanding } from './card.service.js';
import type { Card } from './domain/card.js';
import { dueRange } from './domain/due-range.js';
import type { FoldedLog } from './domain/fold-events.js';
import { isAsItHappens } from './domain/is-as-it-happens.js';
import type { Learner } from './domain/learner.js';
import { previewCard } from './domain/preview-card.js';
import {
  previewToken,
  readPreviewToken,
  type PreviewBasis,
  type PreviewChoice,
} from './domain/preview-token.js';
import { RATINGS, type Rating } from './domain/review-event.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { studyDayOf, type StudyDay } from './domain/study-day.js';
import { LoadBalancer } from './load-balancer.service.js';

/** A review that is about to be recorded. */
export interface PlacedReview {
  readonly questionId: string;
  readonly rating: Rating;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly studyDay: StudyDay;
  /** Of the preview it was chosen from. */
  readonly token: string | undefined;
}

/** What a review would make of a card, and that recording it does just that. */
@Injectable()
export class PreviewService {
  constructor(
    private readonly cards: CardService,
    private readonly balancer: LoadBalancer,
    private readonly clock: Clock,
  ) {}

  /** The four outcomes of a review now, with the token that a commit is checked by. */
  async preview(learner: Learner, questionId: string): Promise<PreviewAt> {
    const asOf = this.clock.now();
    const { log, parameters } = await this.cards.getState(learner, questionId);
    const { card } = log;
    const moment = { occurredAt: asOf, studyDay: studyDayOf(asOf, learner) };
    const ranges = RATINGS.map((rating) => dueRange(card, { ...moment, rating }, parameters));
    const chooseDay = await this.balancer.chooserFor(
      learner,
      { card, studyDay: moment.studyDay, parameters },
      ranges.filter((range) => range !== null),
    );
    const preview = previewCard(card, moment, parameters, chooseDay);
    const basis = basisOf(card, moment, { parameters, counts: preview.counts });
    const token = previewToken(
      basis,
      preview.outcomes.map(({ state, intervalDays }) => (state === 'review' ? intervalDays : 0)),
    );
    return { questionId, token, asOf, studyDay: moment.studyDay, preview };
  }

  /**
   * The day a review brings its card back on, where it has a choice: the one that a preview showed, or
   * the best as it happens; null leaves it to the seed.
   *
   * @throws AppError stale-preview
   */
  async dueDayFor(
    learner: Learner,
    review: PlacedReview,
    { log, parameters }: CardStanding,
  ): Promise<StudyDay | null> {
    const { token, rating, occurredAt, receivedAt, studyDay } = review;
    const isLatest = comesLast(log, occurredAt);
    if (token !== undefined) {
      const shown = isLatest ? dueDayShown(log.card, { ...review, token }, parameters) : null;
      return (shown ?? (await this.refuseStale(learner, review.questionId))).dueDay;
    }
    if (!isLatest || !isAsItHappens(occurredAt, receivedAt)) return null;
    return this.balancer.choose(learner, { card: log.card, studyDay, parameters }, rating);
  }

  /** A commit would not give what was shown: answer with what it would. */
  private async refuseStale(learner: Learner, questionId: string): Promise<never> {
    throw new AppError('stale-preview', 'The card changed after the preview was made.', {
      extensions: { preview: toCardPreviewResponse(await this.preview(learner, questionId)) },
    });
  }
}

/** What a preview's token shows for the rating, on the study day the review is recorded for. */
function dueDayShown(
  card: Card,
  review: PlacedReview & { token: string },
  parameters: SchedulingParameters,
): PreviewChoice | null {
  const { counts } = previewCard(card, review, parameters);
  const basis = basisOf(card, review, { parameters, counts });
  return readPreviewToken(review.token, basis, review.rating);
}

/** Whether an event of now would be the last of its card's log, whatever kind the others are of. */
function comesLast({ events }: FoldedLog, occurredAt: Date): boolean {
  const last = events.at(-1);
  return last === undefined || last.event.occurredAt <= occurredAt;
}

function basisOf(
  card: Card,
  { studyDay }: { studyDay: StudyDay },
  { parameters, counts }: { parameters: SchedulingParameters; counts: boolean },
): PreviewBasis {
  const { version: cardVersion } = card;
  return { cardVersion, parametersVersion: parameters.version, studyDay, counts };
}
