import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardLog, foldedEventOf, type Recorded } from './card-log.service.js';
import { CardService } from './card.service.js';
import type { Learner } from './domain/learner.js';
import type { ReviewEvent } from './domain/review-event.js';
import type { StudyDay } from './domain/study-day.js';
import { assertSameEvent, placeEvent } from './event-intake.js';
import { PreviewService } from './preview.service.js';
import type { RecordReviewDto } from './review.dto.js';

/** Direct ratings. The client makes the ids, so that a phone may send the same thing twice. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly events: CardLogRepository,
    private readonly cards: CardService,
    private readonly previews: PreviewService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, already-exists, stale-preview, rule-violated */
  async record(learner: Learner, review: RecordReviewDto): Promise<Recorded> {
    const { questionId, rating, previewToken: token } = review;
    const owner = { learnerId: learner.id, questionId };
    return this.cardLog.exclusivelyOn(owner, review.id, async (locked) => {
      if (locked.known !== null) return this.again(locked.known, sentFields(review));
      const placed = placeEvent(learner, review, this.clock.now());
      await this.cards.assertPracticable(locked.log);
      const dueDay = await this.previews.dueDayFor(
        learner,
        { ...placed, questionId, rating, token },
        locked,
      );
      const log = await this.cardLog.appendTo(locked.log, {
        ...placed,
        id: review.id,
        questionId,
        durationMs: review.durationMs ?? null,
        parametersVersion: locked.parameters.version,
        ...judgementOf(review, dueDay),
      });
      return { log, folded: foldedEventOf(log, review.id), isNew: true };
    });
  }

  /** The event as it was recorded before. @throws AppError already-exists */
  private async again(stored: ReviewEvent, sent: Partial<ReviewEvent>): Promise<Recorded> {
    assertSameEvent(stored, sent);
    const log = await this.cardLog.read(stored);
    return { log, folded: foldedEventOf(log, stored.id), isNew: false };
  }

  /** @throws AppError not-found */
  async get(learner: Learner, id: string): Promise<Recorded> {
    const stored = await this.events.findEvent(learner.id, id);
    if (stored === null) throw new AppError('not-found', 'No event with this id.');
    const log = await this.cardLog.read(stored);
    return { log, folded: foldedEventOf(log, id), isNew: false };
  }
}

function judgementOf(
  { kind, rating }: RecordReviewDto,
  dueDay: StudyDay | null,
):
  | Pick<
      Extract<ReviewEvent, { kind: 'review' }>,
      'kind' | 'rating' | 'source' | 'attemptId' | 'policy' | 'dueDay'
    >
  | Pick<Extract<ReviewEvent, { kind: 'practice' }>, 'kind' | 'rating' | 'attemptId'> {
  if (kind === 'practice') return { kind, rating, attemptId: null };
  return { kind, rating, source: 'direct', attemptId: null, policy: null, dueDay };
}

/** What the client said itself; the rest the server filled in. */
function sentFields(review: RecordReviewDto): Partial<ReviewEvent> {
  const { questionId, kind, rating, occurredAt, durationMs, zone } = review;
  return {
    questionId,
    kind,
    rating,
    ...(occurredAt === undefined ? {} : { occurredAt: new Date(occurredAt) }),
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(zone === undefined ? {} : { zone }),
  };
}
