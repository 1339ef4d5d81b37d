import type { CardMarked, EventVoided, Rating } from '../../scheduling/domain/review-event.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

interface Sent {
  /** Made by the phone. */
  readonly id: string;
  readonly questionId: string;
  readonly occurredAt: Date;
  /** The IANA zone the phone was in; undefined leaves it to the learner's own. */
  readonly zone: string | undefined;
}

export interface SentReview extends Sent {
  readonly kind: 'review' | 'practice';
  readonly rating: Rating;
  readonly durationMs: number | null;
}

export interface SentMark extends Sent {
  readonly kind: CardMarked['kind'];
}

export interface SentDueDay extends Sent {
  readonly kind: 'set-due';
  readonly dueDay: StudyDay;
}

export interface SentReversal extends Sent {
  readonly kind: EventVoided['kind'];
  readonly targetId: string;
}

/** What a phone says has happened, well formed and not yet held against anything. */
export type SentEvent = SentReview | SentMark | SentDueDay | SentReversal;
