import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsWholeParam } from '../platform/http/fields.js';
import { LEECH_HINT } from '../scheduling/domain/leech-hint.js';
import {
  assignmentSources,
  type AssignmentSource,
  type QueueAssignment,
} from './domain/assigned-today.js';
import { queueReasons, type QueueItem, type QueueReason } from './domain/queue.js';
import type { QuestionSummary } from '../scheduling/practicable-questions.service.js';
import type { DayQueue, ShapingGoal } from './queue.service.js';

/** How much of the queue is wanted. */
export class QueueQueryDto {
  /** Items, from the front of the queue. */
  @ApiProperty({ required: false, default: 20 })
  @CanBeAbsent()
  @IsWholeParam(1, 100)
  limit: number = 20;
}

/** What a coach, or a plan of one's own, wants to have answered by a day. */
export class QueueAssignmentResponse {
  /** Of the assignment, or of the plan. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e15 */
  id: string;
  /** @example Week 3: replication */
  title: string;
  /** A coach of a cohort, or a plan of one's own. */
  @ApiProperty({ enum: assignmentSources })
  source: AssignmentSource;
  /** The last day to do it. @example 2026-12-04 */
  dueDay: string;
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
  /** What it takes of the day: your median for questions of its kind, else its time box, at most 20. @example 12.5 */
  minutes: number;
  /**
   * Why it is here. `goal-review` comes before its due day, because a goal needs it; `assigned` because
   * a coach or a plan asked for it.
   */
  @ApiProperty({ enum: queueReasons })
  reason: QueueReason;
  /** @example 2026-11-22 */
  dueDay: string | null;
  /** @example 2026-11-22T09:45:00.000Z */
  dueAt: string | null;
  /** Probability of recall now, 0..1; null for a new question. @example 0.89 */
  retrievability: number | null;
  /** Study days past the due day. @example 0 */
  overdueDays: number;
  /** Forgotten four times or more. */
  isLeech: boolean;
  /** What to do about a leech; null for any other question. */
  leechHint: string | null;
  /** The assignment that asks for it today; null when none does. */
  assignment: QueueAssignmentResponse | null;
}

/** What the day may hold, all that has a say in it taken into account. */
export class QueueLimitsResponse {
  /** @example 3 */
  newPerDay: number;
  /** @example 100 */
  reviewsPerDay: number;
  /** Of reviews and new questions together. @example 30 */
  minutesPerDay: number;
  /** Whether you overrode any of them for today. */
  isOverridden: boolean;
}

/** What the day still holds. */
export class QueueRemainingResponse {
  /** Learning steps due within 20 minutes. @example 1 */
  steps: number;
  /** Due reviews within the day's limits. @example 4 */
  reviews: number;
  /** New questions within the day's limits. @example 1 */
  new: number;
  /** Those of the reviews and new questions that assignments ask for. @example 1 */
  assigned: number;
  /** Minutes that these reviews and new questions take. @example 28.5 */
  minutes: number;
  /** Due reviews over the day's limits. @example 0 */
  reviewsHeldBack: number;
  /** New questions within `newPerDay` that wait: for the backlog of reviews, or for minutes. @example 2 */
  newHeldBack: number;
  /** Questions left out because a variant of them has its turn today. @example 0 */
  siblingsBuried: number;
}

/** What was done today. */
export class QueueDoneResponse {
  /** @example 2 */
  reviews: number;
  /** @example 0 */
  new: number;
  /** Minutes of the day's limit that they took. @example 14 */
  minutes: number;
}

/** The interview goal that shapes the day. */
export class QueueGoalResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example Staff interview at Acme */
  title: string | null;
  /** @example 2026-12-14 */
  interviewDay: string;
  /** Whether the day holds what the goal ranks highest, due or not; before, it sets the pace of new questions. */
  isInWindow: boolean;
}

/** What to answer next, in order. */
export class QueueResponse {
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** The learner's study day. @example 2026-11-22 */
  studyDay: string;
  /** When the queue next changes by itself; ask again then. @example 2026-11-23T03:00:00.000Z */
  changesAt: string;
  /** Null when none is ahead: the schedule goes its own way. */
  goal: QueueGoalResponse | null;
  items: QueueItemResponse[];
  limits: QueueLimitsResponse;
  remaining: QueueRemainingResponse;
  done: QueueDoneResponse;
}

export function toQueueResponse(day: DayQueue, limit: number): QueueResponse {
  const { items, limits, isOverridden, remaining, done } = day.queue;
  return {
    asOf: day.asOf.toISOString(),
    studyDay: day.studyDay,
    changesAt: day.changesAt.toISOString(),
    goal: day.goal === null ? null : toQueueGoalResponse(day.goal),
    items: items.slice(0, limit).flatMap((item) => {
      const summary = day.summaries.get(item.questionId);
      return summary === undefined ? [] : [toQueueItemResponse(item, summary)];
    }),
    limits: { ...limits, isOverridden },
    remaining: { ...remaining },
    done: { ...done },
  };
}

function toQueueAssignmentResponse(assignment: QueueAssignment): QueueAssignmentResponse {
  const { id, title, source, dueDay } = assignment;
  return { id, title, source, dueDay };
}

function toQueueGoalResponse(goal: ShapingGoal): QueueGoalResponse {
  const { id, title, interviewDay, isInWindow } = goal;
  return { id, title, interviewDay, isInWindow };
}

function toQueueItemResponse(item: QueueItem, question: QuestionSummary): QueueItemResponse {
  const { isLeech } = item;
  return {
    questionId: item.questionId,
    revisionId: question.revisionId,
    bankId: question.bankId,
    title: question.title,
    kind: question.kind,
    level: question.level,
    topic: question.topic,
    timeLimitMinutes: question.timeLimitMinutes,
    minutes: item.minutes,
    reason: item.reason,
    dueDay: item.dueDay,
    dueAt: item.dueAt?.toISOString() ?? null,
    retrievability: item.retrievability,
    overdueDays: item.overdueDays,
    isLeech,
    leechHint: isLeech ? LEECH_HINT : null,
    assignment: item.assignment === null ? null : toQueueAssignmentResponse(item.assignment),
  };
}
