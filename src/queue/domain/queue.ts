import type { Card } from '../../scheduling/domain/card.js';
import type { PracticeSettings } from '../../scheduling/domain/practice-settings.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A learner's card with the main topic of its question. */
export interface QueueCard extends Card {
  readonly topic: string;
}

/** A question the learner may meet for the first time. */
export interface NewCandidate {
  readonly questionId: string;
  readonly topic: string;
  /** Its place in what the learner studies, lowest first. */
  readonly position: number;
}

export interface QueueInput {
  readonly cards: readonly QueueCard[];
  readonly candidates: readonly NewCandidate[];
  readonly limits: Pick<PracticeSettings, 'newPerDay' | 'reviewsPerDay'>;
  readonly now: Date;
  /** The learner's study day at `now`. */
  readonly today: StudyDay;
  /** When `today` began for the learner. */
  readonly dayStart: Date;
  /** The probability of recall at an instant, 0..1; null without memory. */
  readonly retrievabilityOf: (card: Card, at: Date) => number | null;
}

export type QueueReason = 'learning-step' | 'due-review' | 'overdue-review' | 'new';

export interface QueueItem {
  readonly questionId: string;
  readonly reason: QueueReason;
  readonly dueDay: StudyDay | null;
  readonly dueAt: Date | null;
  readonly retrievability: number | null;
  /** Study days past the due day; 0 for steps and new questions. */
  readonly overdueDays: number;
}

export interface Queue {
  readonly items: readonly QueueItem[];
  readonly remaining: {
    readonly steps: number;
    readonly reviews: number;
    readonly new: number;
    /** Due reviews over today's limit. */
    readonly reviewsHeldBack: number;
    /** New questions today's limit had room for, but which wait for the backlog. */
    readonly newHeldBack: number;
  };
  readonly done: { readonly reviews: number; readonly new: number };
}
