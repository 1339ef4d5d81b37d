import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsWholeParam } from '../platform/http/fields.js';
import type { QueueItem, QueueReason } from './domain/queue.js';
import type { QuestionSummary } from '../scheduling/practicable-questions.service.js';
import type { DayQueue } from './queue.service.js';

/** How much of the queue is wanted. */
export class QueueQueryDto {
  /** Items, from the front of the queue. */
  @ApiProperty({ required: false, default: 20 })
  @CanBeAbsent()
  @IsWholeParam(1, 100)
  limit: number = 20;
}

/** One question to answer, and why now. */
export class QueueItemResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** The revision an attempt started now would use. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e13 */
  revisionId: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e12 */
  bankId: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** @example concept */
  kind: string;
  /** @example senior */
  level: string;
  /** Main topic. @example mvcc */
  topic: string;
  /** Time box. @example 25 */
  timeLimitMinutes: number;
  /** Why it is here. */
  @ApiProperty({ enum: ['learning-step', 'due-review', 'overdue-review', 'new'] })
  reason: QueueReason;
  /** @example 2026-11-22 */
  dueDay: string | null;
  /** @example 2026-11-22T09:45:00.000Z */
  dueAt: string | null;
  /** Probability of recall now, 0..1; null for a new question. @example 0.89 */
  retrievability: number | null;
  /** Study days past the due day. @example 0 */
  overdueDays: number;
}

/** What the day still holds. */
export class QueueRemainingResponse {
  /** Learning steps due within 20 minutes. @example 1 */
  steps: number;
  /** Due reviews within the day's limit. @example 4 */
  reviews: number;
  /** New questions within the day's limit. @example 3 */
  new: number;
  /** Due reviews over the day's limit. @example 0 */
  reviewsHeldBack: number;
  /** New questions that wait until the backlog of reviews is gone. @example 0 */
  newHeldBack: number;
}

/** What was done today. */
export class QueueDoneResponse {
  /** @example 2 */
  reviews: number;
  /** @example 0 */
  new: number;
}

/** What to answer next, in order. */
export class QueueResponse {
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** The learner's study day. @example 2026-11-22 */
  studyDay: string;
  /** When the queue next changes by itself; ask again then. @example 2026-11-23T03:00:00.000Z */
  changesAt: string;
  items: QueueItemResponse[];
  remaining: QueueRemainingResponse;
  done: QueueDoneResponse;
}

export function toQueueResponse(day: DayQueue, limit: number): QueueResponse {
  return {
    asOf: day.asOf.toISOString(),
    studyDay: day.studyDay,
    changesAt: day.changesAt.toISOString(),
    items: day.queue.items.slice(0, limit).flatMap((item) => {
      const summary = day.summaries.get(item.questionId);
      return summary === undefined ? [] : [toQueueItemResponse(item, summary)];
    }),
    remaining: { ...day.queue.remaining },
    done: { ...day.queue.done },
  };
}

function toQueueItemResponse(item: QueueItem, summary: QuestionSummary): QueueItemResponse {
  return {
    ...summary,
    reason: item.reason,
    dueDay: item.dueDay,
    dueAt: item.dueAt?.toISOString() ?? null,
    retrievability: item.retrievability,
    overdueDays: item.overdueDays,
  };
}
